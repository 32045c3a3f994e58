/**
 * The last run of each file, with the text that it ran and the anchors in it. Views are made once for a
 * document version. Knows no connection.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { AnchoredText, type Edit } from '../anchors/anchored-text.js';
import { TextPositions } from '../anchors/text-positions.js';
import type { PythonParser } from '../anchors/python-parser.js';
import type { Report, ReportConfirmed, ReportWhatIf } from '#engine/insights/report.js';
import { viewOf, type FileRun, type FileView, type Locate } from '../features/findings.js';
import type { Range, Settings } from '../protocol.js';
import { sameFile } from './paths.js';

interface Entry {
  readonly run: FileRun;
  /** The document whose run it was: it is replaced with it. */
  readonly origin: string;
  readonly anchors: AnchoredText;
  readonly positions: TextPositions;
  showAll: boolean;
  view: { readonly version: number; readonly settings: Settings; readonly value: FileView } | null;
}

export interface ProfiledFile {
  readonly uri: string;
  readonly text: string;
  readonly run: FileRun;
}

export class FindingsStore {
  readonly #entries = new Map<string, Entry>();
  /** By origin. */
  readonly #previous = new Map<string, Report>();

  /** A new run replaces all that an earlier one of the same document brought. */
  add(from: string, files: readonly ProfiledFile[], parser: PythonParser): void {
    const origin = sameFile(from);
    const last = this.#entries.get(origin)?.run.report;
    const opened = new Set([...this.#entries].filter(([, entry]) => entry.showAll).map(([uri]) => uri));
    this.clear(origin);
    if (last !== undefined) this.#previous.set(origin, last);
    for (const { uri: given, text, run } of files) {
      const uri = sameFile(given);
      this.#forget(uri);
      const showAll = opened.has(uri);
      const anchors = new AnchoredText(text, parser);
      this.#entries.set(uri, { run, origin, anchors, positions: new TextPositions(text), showAll, view: null });
    }
  }

  /** Forgets the run of a document, or all runs. */
  clear(from?: string): void {
    const origin = from === undefined ? undefined : sameFile(from);
    if (origin === undefined) this.#previous.clear();
    else this.#previous.delete(origin);
    for (const [uri, entry] of [...this.#entries]) {
      if (origin === undefined || entry.origin === origin || uri === origin) this.#forget(uri);
    }
  }

  run(uri: string): FileRun | null {
    return this.#entries.get(sameFile(uri))?.run ?? null;
  }

  /** The report of the run before the last one of the same document. */
  previous(uri: string): Report | null {
    const origin = this.#entries.get(sameFile(uri))?.origin;
    return origin === undefined ? null : (this.#previous.get(origin) ?? null);
  }

  /** All files that a run covers. */
  files(): string[] {
    return [...this.#entries.keys()];
  }

  /** URIs of the files of the run that covers a document, by the paths in its report. */
  urisBeside(uri: string): ReadonlyMap<string, string> {
    const origin = this.#entries.get(sameFile(uri))?.origin;
    const same = [...this.#entries].filter(([, entry]) => entry.origin === origin);
    return new Map(same.map(([known, entry]) => [entry.run.file.path, known]));
  }

  /** A file as it ran. */
  profiledText(uri: string): string | null {
    return this.#entries.get(sameFile(uri))?.anchors.text ?? null;
  }

  /** What was proven of a fix. */
  verified(uri: string, stableId: string, index: number, proof: string): void {
    const key = sameFile(uri);
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    const { file, report } = entry.run;
    const insights = file.insights.map(insight =>
      insight.stableId === stableId
        ? { ...insight, fixes: insight.fixes.map((fix, i) => (i === index ? { ...fix, verified: proof } : fix)) }
        : insight,
    );
    const proven = { ...file, insights };
    const run = { ...entry.run, file: proven, report: { ...report, files: report.files.map(other => (other === file ? proven : other)) } };
    this.#entries.set(key, { ...entry, run, view: null });
  }

  /** What CPython made of findings, by their ids. */
  confirmed(uri: string, found: ReadonlyMap<string, ReportConfirmed>): void {
    const key = sameFile(uri);
    const entry = this.#entries.get(key);
    if (entry === undefined || found.size === 0) return;
    const { file, report } = entry.run;
    const insights = file.insights.map(insight => {
      const confirmed = found.get(insight.stableId);
      return confirmed === undefined ? insight : { ...insight, confirmed };
    });
    const told = { ...file, insights };
    const run = { ...entry.run, file: told, report: { ...report, files: report.files.map(other => (other === file ? told : other)) } };
    this.#entries.set(key, { ...entry, run, view: null });
  }

  /** What a what-if came to: it belongs to the report. */
  answered(uri: string, answer: ReportWhatIf): void {
    const origin = this.#entries.get(sameFile(uri))?.origin;
    for (const [key, entry] of [...this.#entries]) {
      if (entry.origin !== origin) continue;
      const { report } = entry.run;
      const others = (report.whatIfs ?? []).filter(w => w.kind !== answer.kind || !sameLocation(w, answer));
      this.#entries.set(key, { ...entry, run: { ...entry.run, report: { ...report, whatIfs: [...others, answer] } }, view: null });
    }
  }

  /** A line of a file as it ran. */
  profiledLine(uri: string, line: number): string | null {
    return this.#entries.get(sameFile(uri))?.positions.line(line) ?? null;
  }

  /** A part of an open document was replaced; findings in it move with it. */
  edited(uri: string, edit: Edit): void {
    this.#entries.get(sameFile(uri))?.anchors.edit(edit);
  }

  toggleAll(uri: string): void {
    const entry = this.#entries.get(sameFile(uri));
    if (entry === undefined) return;
    entry.showAll = !entry.showAll;
    entry.view = null;
  }

  view(document: TextDocument, settings: Settings): FileView | null {
    const entry = this.#entries.get(sameFile(document.uri));
    if (entry === undefined) return null;
    const known = entry.view;
    if (known?.version === document.version && known.settings === settings) return known.value;
    const value = viewOf(entry.run, locator(entry, document), settings, entry.showAll);
    entry.view = { version: document.version, settings, value };
    return value;
  }

  #forget(uri: string): void {
    this.#entries.get(uri)?.anchors.dispose();
    this.#entries.delete(uri);
  }
}

const sameLocation = (a: ReportWhatIf, b: ReportWhatIf): boolean => JSON.stringify(a.location) === JSON.stringify(b.location);

function locator({ anchors, positions }: Entry, document: TextDocument): Locate {
  const text = document.getText();
  if (text === anchors.text) return range => ({ range, stale: false });
  return range => {
    const at = anchors.locate({ start: positions.offset(range.start), end: positions.offset(range.end) }, text);
    return at && { range: rangeOf(document, at.start, at.end), stale: at.state === 'stale' };
  };
}

function rangeOf(document: TextDocument, start: number, end: number): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
