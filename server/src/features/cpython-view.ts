/**
 * What the person's own CPython made of a program's expressions, in words: beside findings, and alone where a program cannot
 * run here. Labelled as CPython's, since it is not this engine that saw it. Knows no LSP.
 */
import type { Report, ReportConfirmed, ReportInsight } from '#engine/insights/report.js';
import { COMMANDS, type Range } from '../protocol.js';
import {
  HOT_TRIES,
  isSpecialised,
  stateOf,
  type OwnRunResult,
  type Specialisation,
  type SpecialisedState,
} from '../verdicts/specialisation.js';
import type { Lens } from './code-lenses.js';
import { contains } from './findings.js';
import type { Inlay } from './inlays.js';
import { errorName } from './last-words.js';

export type OwnSite = Specialisation & { readonly range: Range };

export interface CPythonView {
  /** `CPython 3.13.0`. */
  readonly title: string;
  readonly error: string | null;
  readonly rows: readonly OwnSite[];
}

/** Rows in a text: CPython counts columns in bytes. */
export function viewOf({ version, error, rows }: OwnRunResult, text: string): CPythonView {
  const lines = text.split(/\r\n|\r|\n/);
  const at = ({ line, column }: Specialisation['start']): Range['start'] => ({
    line: line - 1,
    character: DECODER.decode(ENCODER.encode(lines[line - 1] ?? '').subarray(0, column)).length,
  });
  return { title: `CPython ${version}`, error, rows: rows.map(row => ({ ...row, range: { start: at(row.start), end: at(row.end) } })) };
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** The report with what CPython made of the findings in a file. */
export function confirmedReport(report: Report, path: string, { title, rows }: CPythonView): Report {
  const files = report.files.map(file => {
    if (file.path !== path) return file;
    const insights = file.insights.map(insight => {
      const row = rowOf(rows, insight);
      return row === undefined ? insight : { ...insight, confirmed: confirmedBy(title, row) };
    });
    return { ...file, insights };
  });
  return { ...report, files };
}

/** Several instructions may have one place, as a loop and the call that makes its iterator: the one that tells most. */
function rowAt(rows: readonly OwnSite[], range: Range): OwnSite | undefined {
  const here = rows.filter(row => JSON.stringify(row.range) === JSON.stringify(range));
  return here.sort((a, b) => ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)))[0];
}

/**
 * What CPython made of a finding's place. What this engine counted tells that the place is hot; the interpreter's counters start
 * anew when an instruction changes, and looks at them come too seldom on a busy machine.
 */
export function rowOf(rows: readonly OwnSite[], { range, count }: Pick<ReportInsight, 'range' | 'count'>): OwnSite | undefined {
  const row = rowAt(rows, range);
  return row === undefined || count < HOT_COUNT ? row : { ...row, tries: Math.max(row.tries, HOT_TRIES) };
}

/** CPython has specialised what it can by then. */
const HOT_COUNT = 100;

const ORDER: readonly SpecialisedState[] = ['general', 'unsettled', 'specialised', 'cold'];

const SAID: Readonly<Record<SpecialisedState, (row: Specialisation) => string>> = {
  specialised: ({ now }) => `had specialised this for one case when the program ended: \`${now}\``,
  unsettled: ({ base, now, forms }) =>
    `kept changing its mind: ${forms
      .filter(form => form !== base)
      .map(form => `\`${form}\``)
      .join(', ')}${isSpecialised({ base, now }) ? '' : ' and general again'}`,
  general: ({ base }) => `left this general: \`${base}\` is slow for what comes here`,
  cold: ({ base }) => `saw this too seldom to specialise \`${base}\``,
};

export const sentenceOf = (row: Specialisation): string => SAID[stateOf(row)](row);

/** As reports keep it. */
export function confirmedBy(title: string, row: Specialisation): ReportConfirmed {
  return { runtime: title, state: stateOf(row), instruction: row.now, text: sentenceOf(row).replaceAll('`', '') };
}

const isTelling = (row: Specialisation): boolean => ['general', 'unsettled'].includes(stateOf(row));

/** What did not settle, or could not be specialised. */
export function ownInlays({ title, rows }: CPythonView, range: Range): Inlay[] {
  const lines = new Map<number, Inlay>();
  for (const row of rows.filter(isTelling).sort((a, b) => b.tries - a.tries)) {
    const { start, end } = row.range;
    if (start.line !== end.line || start.line < range.start.line || start.line > range.end.line || lines.has(start.line)) continue;
    const label = stateOf(row) === 'general' ? 'general' : `${Math.max(2, row.forms.filter(form => form !== row.base).length)} forms`;
    lines.set(start.line, { position: end, label, tooltip: `${title} ${sentenceOf(row).replaceAll('`', '')}`, about: start });
  }
  return [...lines.values()];
}

export function ownLens({ title, error, rows }: CPythonView): Lens {
  const count = (state: SpecialisedState): number => rows.filter(row => stateOf(row) === state).length;
  const ran = rows.some(row => stateOf(row) !== 'cold');
  const seen = [`${count('specialised')} specialised`, `${count('general')} general`, `${count('unsettled')} unsettled`];
  const stopped = error === null ? [] : [`stopped by ${errorName(error) ?? 'an error'}`];
  return { line: 0, title: `${title}: ${[...(ran || error === null ? seen : []), ...stopped].join(', ')}`, command: COMMANDS.waysOn };
}

/** The hover of the smallest expression there. */
export function ownHover({ title, rows }: CPythonView, line: number, character: number): { range: Range; markdown: string } | null {
  const here = rows.filter(row => stateOf(row) !== 'cold' && contains(row.range, line, character));
  const [row] = here.sort((a, b) => width(a.range) - width(b.range));
  return row === undefined
    ? null
    : { range: row.range, markdown: `**${title}** ${sentenceOf(row)}  \nseen on your own Python, not by JitLens` };
}

const width = ({ start, end }: Range): number => (end.line - start.line) * 10_000 + end.character - start.character;
