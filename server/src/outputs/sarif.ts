/**
 * The findings of a report as SARIF 2.1.0: every one a `note`, or a `warning` for a budget that was not kept; birth sites as
 * related locations, stable ids as fingerprints.
 */
import { relative, sep } from 'node:path';
import type { Report } from '#engine';
import { KINDS } from '#engine/insights/kinds.js';

type Insight = Report['files'][number]['insights'][number];
type Location = Insight['related'][number]['location'];

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS = { hint: 'note', information: 'note', warning: 'warning' } as const;

export function sarifOf(report: Report, version: string): string {
  const found = report.files.flatMap(file => file.insights.map(insight => ({ path: file.path, insight })));
  const codes = [...new Set(found.map(f => f.insight.code))].sort();
  const run = {
    tool: { driver: { name: 'JitLens', version, rules: codes.map(ruleOf) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOT: { description: { text: 'the folder in which jitlens was started' } } },
    invocations: [{ executionSuccessful: !report.partial, exitCode: report.run.exitStatus }],
    results: found.map(({ path, insight }) => resultOf(path, insight, codes)),
  };
  return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2) + '\n';
}

function ruleOf(code: Insight['code']): object {
  const { name, title, advice } = KINDS[code];
  return {
    id: code,
    name: name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${title}.` },
    help: { text: advice },
    defaultConfiguration: { level: 'note' },
  };
}

function resultOf(path: string, insight: Insight, codes: readonly string[]): object {
  return {
    ruleId: insight.code,
    ruleIndex: codes.indexOf(insight.code),
    level: LEVELS[insight.severity],
    message: { text: `${insight.message}. ${insight.advice}` },
    locations: [
      { ...locationOf({ path, range: insight.range }), logicalLocations: [{ fullyQualifiedName: insight.function, kind: 'function' }] },
    ],
    ...(insight.related.length === 0
      ? {}
      : { relatedLocations: insight.related.map((r, i) => ({ id: i, ...locationOf(r.location), message: { text: r.message } })) }),
    partialFingerprints: { 'jitlens/v1': insight.stableId },
    properties: { count: insight.count, share: insight.share, saving: insight.saving, causedBy: insight.causedBy },
  };
}

function locationOf({ path, range }: Location): { readonly physicalLocation: object } {
  const { start, end } = range;
  return {
    physicalLocation: {
      artifactLocation: artifactOf(path),
      region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
    },
  };
}

/** Below the working folder, relative to it; else the whole path. */
function artifactOf(path: string): object {
  const below = relative(process.cwd(), path);
  const isBelow = !below.startsWith('..') && below !== '' && !path.startsWith('<');
  const uri = (isBelow ? below : path).split(sep).map(encodeURIComponent).join('/');
  return isBelow ? { uri, uriBaseId: 'ROOT' } : { uri: path.startsWith('/') ? `file://${uri}` : uri };
}
