/**
 * Where a run of a document starts (interfaces.md §4): the first that there is of the setting, a launch configuration,
 * the file itself, a script of the project, a test that imports it, the examples in its docstrings. Looks at files; what their texts mean is decided
 * in features/entry-guess.ts.
 */
import * as path from 'node:path';
import { docstringDriver, importDriver, moduleDriver, scriptDriver, testDriver } from '../features/drivers.js';
import { envFile, hasDocstringExamples, hasMainBlock, hasTests, imports, isProgram, projectScripts } from '../features/entry-guess.js';
import type { Settings } from '../protocol.js';
import { listFolder, readText } from './files.js';
import { hasMain, moduleOf, type PythonModule } from './python-module.js';
import type { Session } from './session.js';

/** What is to be started in place of, or with, a document. */
export interface Entry {
  /** A file, or a program that starts something in the folder. */
  readonly start: { readonly file: string } | { readonly code: string };
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Said with the results: `tests/test_shop.py`. */
  readonly name: string;
}

/** What is profiled. */
export interface Subject {
  readonly uri: string;
  readonly file: string;
  readonly text: string;
  /** The workspace folder. */
  readonly folder: string;
  readonly settings: Settings;
}

/** null: the document itself, as the settings say. */
export async function entryOf(session: Session, subject: Subject): Promise<Entry | null> {
  const { settings, folder } = subject;
  if (settings.entry !== '') return fileEntry(subject, path.resolve(folder, settings.entry));
  const launched = await launchEntry(session, subject);
  if (launched !== null) return launched;
  const module = await moduleOf(subject.file);
  if (isProgram(subject.text) && !isLibrary(subject)) return module.isInPackage ? partOfPackage(subject, module) : null;
  if (hasTests(subject.file, subject.text)) return testEntry(subject, subject.file, null);
  return (await scriptEntry(subject)) ?? (await importingTest(subject)) ?? (await packageEntry(subject, module));
}

/** It does something when it is imported, and its examples do more. */
function isLibrary({ text, settings }: Subject): boolean {
  return settings.args.length === 0 && !hasMainBlock(text) && hasDocstringExamples(text);
}

/** Of a file that does nothing by itself. */
async function packageEntry(subject: Subject, module: PythonModule): Promise<Entry | null> {
  if (hasDocstringExamples(subject.text)) {
    const start = { code: docstringDriver(module.name) };
    return { ...inFolder(subject, module.root), start, args: [], name: `docstrings of ${module.name}` };
  }
  if (!module.isInPackage) return null;
  const [outermost = ''] = module.name.split('.');
  return (await hasMain(module)) ? moduleEntry(subject, module, outermost) : partOfPackage(subject, module);
}

/** A package itself cannot be run: it is imported. */
function partOfPackage(subject: Subject, module: PythonModule): Entry {
  const { name, root } = module;
  if (path.basename(subject.file) !== '__init__.py') return moduleEntry(subject, module, name);
  return { ...inFolder(subject, root), start: { code: importDriver(name) }, args: [], name: `import ${name}` };
}

function moduleEntry(subject: Subject, { root }: PythonModule, name: string): Entry {
  return { ...inFolder(subject, root), start: { code: moduleDriver(name) }, args: subject.settings.args, name: `-m ${name}` };
}

function fileEntry(subject: Subject, file: string): Entry | null {
  if (file === subject.file) return null;
  return { ...inFolder(subject), start: { file }, args: subject.settings.args, name: path.relative(subject.folder, file) };
}

function inFolder({ folder, settings }: Subject, ...roots: readonly string[]): Pick<Entry, 'cwd' | 'env'> {
  return { cwd: path.resolve(folder, settings.cwd), env: withPath(settings.env, folder, ...roots) };
}

/** Modules of a project are found from its folder, or from `src` in it. */
function withPath(env: Readonly<Record<string, string>>, folder: string, ...more: readonly string[]): Readonly<Record<string, string>> {
  const own = [...more, folder, path.join(folder, 'src')].join(path.delimiter);
  return { ...env, PYTHONPATH: env['PYTHONPATH'] === undefined ? own : env['PYTHONPATH'] + path.delimiter + own };
}

export async function testEntry(subject: Omit<Subject, 'uri' | 'text'>, file: string, only: string | null): Promise<Entry> {
  const module = await moduleOf(file);
  return {
    start: { code: testDriver(module.name, only) },
    args: [],
    cwd: path.resolve(subject.folder, subject.settings.cwd),
    env: withPath(subject.settings.env, subject.folder, module.root),
    name: only === null ? path.relative(subject.folder, file) : only,
  };
}

// ---- launch configurations ----

interface Launch {
  readonly type?: unknown;
  readonly request?: unknown;
  readonly program?: unknown;
  readonly module?: unknown;
  readonly args?: unknown;
  readonly env?: unknown;
  readonly envFile?: unknown;
  readonly cwd?: unknown;
}

/** One for this very file comes first, then one for whatever file is open, then one for the folder. */
async function launchEntry(session: Session, subject: Subject): Promise<Entry | null> {
  const launches = (await launchesOf(session, subject.uri)).filter(isPythonLaunch);
  const resolve = (value: unknown): string => resolved(value, subject);
  const ofFile = launches.find(({ program }) => program !== undefined && path.resolve(subject.folder, resolve(program)) === subject.file);
  const ofFolder = launches.find(
    ({ program, module }) => typeof module === 'string' || (typeof program === 'string' && !program.includes('${file')),
  );
  const launch = ofFile ?? (isProgram(subject.text) ? undefined : ofFolder);
  return launch === undefined ? null : launched(launch, subject);
}

async function launchesOf(session: Session, uri: string): Promise<readonly Launch[]> {
  if (session.capabilities.workspace?.configuration !== true) return [];
  try {
    const given: unknown = await session.connection.workspace.getConfiguration({ scopeUri: uri, section: 'launch' });
    const all = (given as { configurations?: unknown } | null)?.configurations;
    return Array.isArray(all) ? (all as Launch[]).filter(launch => typeof launch === 'object') : [];
  } catch {
    return [];
  }
}

function isPythonLaunch({ type, request }: Launch): boolean {
  return (type === 'debugpy' || type === 'python') && request === 'launch';
}

async function launched(launch: Launch, subject: Subject): Promise<Entry | null> {
  const { folder } = subject;
  const cwd = launch.cwd === undefined ? folder : path.resolve(folder, resolved(launch.cwd, subject));
  const file =
    launch.module === undefined
      ? path.resolve(cwd, resolved(launch.program, subject))
      : await moduleFile(cwd, resolved(launch.module, subject));
  if (file === null) return null;
  const fromFile =
    launch.envFile === undefined ? {} : envFile((await readText(path.resolve(folder, resolved(launch.envFile, subject)))) ?? '');
  const args = Array.isArray(launch.args) ? launch.args.map(value => resolved(value, subject)) : [];
  const env = withPath({ ...fromFile, ...stringsOf(launch.env) }, folder);
  return { start: { file }, args, cwd, env, name: path.relative(folder, file) };
}

function resolved(value: unknown, { file, folder }: Subject): string {
  return String(value)
    .replaceAll('${workspaceFolder}', folder)
    .replaceAll('${fileDirname}', path.dirname(file))
    .replaceAll('${fileBasename}', path.basename(file))
    .replaceAll('${file}', file);
}

function stringsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
}

async function moduleFile(folder: string, module: string): Promise<string | null> {
  const base = path.join(folder, ...module.split('.'));
  for (const file of [`${base}.py`, path.join(base, '__main__.py')]) if ((await readText(file)) !== null) return file;
  return null;
}

// ---- projects and tests ----

async function scriptEntry(subject: Subject): Promise<Entry | null> {
  const toml = await readText(path.join(subject.folder, 'pyproject.toml'));
  const [script] = projectScripts(toml ?? '');
  if (script === undefined) return null;
  return { ...inFolder(subject), start: { code: scriptDriver(script) }, args: subject.settings.args, name: script };
}

/** How many test files are looked into. */
const MOST_TESTS = 200;
const NOT_OURS = new Set(['node_modules', 'site-packages', '.venv', 'venv', '.git', '__pycache__']);

async function importingTest(subject: Subject): Promise<Entry | null> {
  const names = moduleNames(subject);
  for (const file of await testFiles(subject.folder)) {
    const text = (await readText(file)) ?? '';
    if (hasTests(file, text) && imports(text, names)) return testEntry(subject, file, null);
  }
  return null;
}

/** `shop.prices`, and what it is called from folders further in: `prices`. */
function moduleNames({ file, folder }: Subject): readonly string[] {
  const parts = path
    .relative(folder, file)
    .replace(/(?:[\\/]__init__)?\.py$/, '')
    .split(path.sep);
  const own = parts[0] === 'src' ? parts.slice(1) : parts;
  return own.map((_, i) => own.slice(i).join('.'));
}

async function testFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [folder];
  for (let next = folders.shift(); next !== undefined && found.length < MOST_TESTS; next = folders.shift()) {
    for (const entry of await listFolder(next)) {
      if (entry.isDirectory() && !NOT_OURS.has(entry.name)) folders.push(path.join(next, entry.name));
      else if (/^test_.*\.py$|_test\.py$/.test(entry.name)) found.push(path.join(next, entry.name));
    }
  }
  return found;
}
