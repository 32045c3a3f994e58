/** Which what-ifs can be asked at which findings, and what they came to. Knows no LSP. */
import type { InsightCode } from '#engine/insights/kinds.js';
import { whatIfLines, whatIfTitle } from '#engine/insights/render-what-if.js';
import type { Report, ReportInsight, ReportWhatIf } from '#engine/insights/report.js';
import { plainText } from './text.js';

type Kind = ReportWhatIf['kind'];

const AT: Partial<Readonly<Record<InsightCode, readonly Kind[]>>> = {
  JL101: ['split'],
  JL102: ['split'],
  JL103: ['split', 'inline'],
  JL104: ['split'],
  JL106: ['inline'],
  JL107: ['split'],
  JL502: ['inline'],
  JL503: ['inline'],
  JL601: ['float', 'split'],
  JL602: ['float', 'split'],
  JL603: ['float'],
  JL801: ['float', 'split'],
  JL802: ['float', 'split'],
};

export const whatIfsAt = ({ code }: ReportInsight): readonly Kind[] => AT[code] ?? [];

/** `Try: what if every int in this operation is a float`. */
export const whatIfAction = (kind: Kind): string => `Try: ${whatIfTitle({ kind })}`;

/** Lines of Markdown. */
export function whatIfNotes({ whatIfs = [] }: Report, path: string, { range }: ReportInsight): string[] {
  const here = whatIfs.filter(({ location: { path: file, range: at } }) => file === path && JSON.stringify(at) === JSON.stringify(range));
  return here.map(w => `**${capital(whatIfTitle(w))}** ${plainText(whatIfLines(w).join('; '), 300)}  `);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
