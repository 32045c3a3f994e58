/** Every form of a report, by name. JSON is the source of truth; the others are made from it alone. */
import type { Report } from '#engine';
import { renderText } from '#engine/insights/render-text.js';
import { cpuProfileOf } from './cpuprofile.js';
import { githubOf } from './github.js';
import { htmlOf } from './html.js';
import type { Sources } from './html-pieces.js';
import { markdownOf } from './markdown.js';
import { sarifOf } from './sarif.js';
import { speedscopeOf } from './speedscope.js';

export type ReportFormat = 'text' | 'json' | 'sarif' | 'speedscope' | 'cpuprofile' | 'markdown' | 'html' | 'github';

export interface OutputContext {
  readonly color: boolean;
  readonly version: string;
  readonly sources: Sources;
}

const WRITERS: Readonly<Record<ReportFormat, (report: Report, context: OutputContext) => string>> = {
  text: (report, { color }) => renderText(report, { color }),
  json: report => JSON.stringify(report, null, 2) + '\n',
  sarif: (report, { version }) => sarifOf(report, version),
  speedscope: (report, { version }) => speedscopeOf(report, version),
  cpuprofile: cpuProfileOf,
  markdown: markdownOf,
  html: (report, { sources }) => htmlOf(report, sources),
  github: githubOf,
};

export function writeAs(format: ReportFormat, report: Report, context: OutputContext): string {
  return WRITERS[format](report, context);
}
