/** What a run of a document needs: where it starts, its text as it is now, and the settings of its folder. */
import * as path from 'node:path';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { exampleDriver, recordedDriver } from '../features/drivers.js';
import { exampleAt } from '../features/entry-guess.js';
import { recordedFunction, RECORDINGS, recordingsAmong } from '../features/recordings.js';
import type { ProfilePart, Settings } from '../protocol.js';
import type { EditorRunRequest } from '../runner.js';
import { entryOf, testEntry, type Entry, type Subject } from './entry.js';
import { listFolder, readText } from './files.js';
import { functionAt } from './function-at.js';
import type { OpenNotebook } from './notebooks.js';
import { moduleOf } from './python-module.js';
import { pathOfUnsaved, sameFile, uriToPath } from './paths.js';
import type { Session } from './session.js';
import { targetRuntimeOf } from './target-runtime.js';

export interface RunRequest extends EditorRunRequest {
  /** What is started, where that is not the document itself. */
  readonly entry: string | null;
  /** Whose cells they are, when the program is made of cells. */
  readonly notebook: OpenNotebook | null;
}

export function requireTrust({ options }: Session): void {
  if (options.restricted === true) throw failure('programs run in trusted workspaces only');
}

export async function runRequestOf(
  session: Session,
  uri: string,
  settings: Settings,
  part: ProfilePart | null = null,
): Promise<RunRequest> {
  const notebook = session.notebooks.around(uri, foldersOf(session)[0] ?? process.cwd());
  if (notebook !== null && part !== null) throw failure('tests and examples are started from files');
  const subject = notebook === null ? await subjectOf(session, uri, settings) : notebookSubject(session, notebook, settings);
  const entry = part !== null ? await partEntry(session, subject, part) : notebook === null ? await entryOf(session, subject) : null;
  const own = {
    path: subject.file,
    text: subject.text,
    args: settings.args,
    cwd: path.resolve(subject.folder, settings.cwd),
    env: settings.env,
  };
  return {
    ...(entry === null ? own : await started(session, subject, entry)),
    entry: entry?.name ?? null,
    notebook,
    stdin: settings.stdin,
    interactive: session.options.terminal === true,
    timeoutSeconds: settings.timeoutSeconds,
    memoryMB: settings.memoryMB,
    sandbox: settings.sandbox.files,
    workspaceFolders: foldersOf(session),
    missingModules: part?.kind === 'example' || isReplay(entry) ? 'placeholder' : settings.missingModules,
    minImpactPercent: settings.minImpactPercent,
    targetRuntime: await targetRuntimeOf(settings.targetRuntime, [subject.folder, ...foldersOf(session)]),
  };
}

export async function subjectOf(session: Session, uri: string, settings: Settings): Promise<Subject> {
  const folders = foldersOf(session);
  const file = uriToPath(uri) ?? pathOfUnsaved(uri, folders[0] ?? process.cwd());
  const text = session.documents.get(uri)?.getText() ?? (await readText(file));
  if (text === null) throw new Error(`${sameFile(uri)} can not be read`);
  return { uri, file, text, folder: folderOf(session, file), settings };
}

/** A notebook is its own program. */
function notebookSubject(session: Session, { uri, path: file, text }: OpenNotebook, settings: Settings): Subject {
  return { uri, file, text, folder: folderOf(session, file), settings };
}

function folderOf(session: Session, file: string): string {
  return foldersOf(session).find(folder => file.startsWith(folder + path.sep)) ?? path.dirname(file);
}

function foldersOf(session: Session): string[] {
  return session.folders.flatMap(folder => uriToPath(folder.uri) ?? []);
}

type Started = Pick<EditorRunRequest, 'path' | 'text' | 'code' | 'args' | 'cwd' | 'env'>;

/** What is started is what the person sees; what it imports is what lies on the disk. */
async function started(session: Session, subject: Subject, { start, args, cwd, env }: Entry): Promise<Started> {
  const place = { args, cwd, env };
  if ('code' in start) return { ...place, path: subject.file, text: (await readText(subject.file)) ?? subject.text, code: start.code };
  const open = session.documents.all().find(document => uriToPath(document.uri) === start.file);
  const text = open?.getText() ?? (await readText(start.file));
  if (text === null) throw failure(`${path.relative(subject.folder, start.file)} is to be started, and can not be read`);
  return { ...place, path: start.file, text };
}

/** What was recorded with modules that are not here is replayed without them, as examples are run. */
const isReplay = (entry: Entry | null): boolean => entry !== null && recordedFunction(entry.name) !== undefined;

async function replaying(file: string, module: string, qualname: string | null): Promise<string> {
  const stem = path.basename(file, '.py');
  const folder = path.join(path.dirname(file), RECORDINGS);
  const found = recordingsAmong(
    (await listFolder(folder)).map(({ name }) => name),
    stem,
    qualname,
  );
  if (found.length === 0) throw failure(`nothing is recorded: jitlens record --function NAME -- python ${path.basename(file)}`);
  return recordedDriver(
    module,
    found.map(name => path.join(folder, name)),
  );
}

async function partEntry(session: Session, subject: Subject, part: ProfilePart): Promise<Entry> {
  const whole = await testEntry(subject, subject.file, null);
  const { name: module } = await moduleOf(subject.file);
  if (part.kind === 'example') {
    const expression = exampleAt(subject.text, part.position.line);
    if (expression === null) throw failure('there is no comment "# jitlens: example f(3)" here');
    const recorded = recordedFunction(expression);
    if (recorded !== undefined) return { ...whole, start: { code: await replaying(subject.file, module, recorded) }, name: expression };
    return { ...whole, start: { code: exampleDriver(module, expression) }, name: expression };
  }
  const name = await functionAt(session, { textDocument: { uri: subject.uri }, position: part.position });
  if (name === null || !/(?:^|\.)test|^[A-Z]\w*$/.test(name)) throw failure('the cursor is not in a test');
  return testEntry(subject, subject.file, name.split('.<locals>')[0] ?? name);
}

function failure(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
