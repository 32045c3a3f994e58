/**
 * A report as a panel draws it: sentences, tables, a call tree, the layouts of classes, deopts in their order. What
 * is shown and in which words is decided here; the panel only draws. Knows no LSP: places come from a `PlaceOf`.
 */
import type { Location, Report, ReportDeopt, ReportFile, ReportInsight, ReportShape } from '#engine/insights/report.js';
import type { Place } from '../protocol.js';
import { DEOPT_REASONS } from '#engine/observe/deopt-reasons.js';
import { callTree, type TreeNode } from '../outputs/call-tree.js';
import { deoptEvidence, type DeoptEvidence, type MarkedText } from '../outputs/deopt-evidence.js';
import type { Sources } from '../outputs/html-pieces.js';
import { shapeTrees } from '../outputs/shape-graph.js';
import { comparison, type ViewComparison } from './comparison.js';
import { isCause } from './findings.js';
import { codeText, countText, percentText, plainText, secondsText } from './text.js';

export type PlaceOf = (location: Location) => Place;

export interface ReportView {
  readonly title: string;
  readonly summary: string;
  readonly insights: readonly ViewInsight[];
  readonly flame: ViewFrame;
  readonly functions: readonly ViewFunction[];
  readonly classes: readonly ViewClass[];
  readonly deopts: readonly ViewDeopt[];
  readonly sites: readonly ViewSite[];
  /** null where there was one run only. */
  readonly comparison: ViewComparison | null;
}

export interface ViewInsight {
  readonly code: string;
  readonly name: string;
  readonly message: string;
  readonly advice: string;
  readonly excerpt: string;
  readonly share: number;
  readonly saving: number;
  readonly place: Place;
  /** What the person's own CPython made of it; '' where that was not asked. */
  readonly confirmed: string;
}

export interface ViewFrame {
  readonly name: string;
  readonly share: number;
  readonly tier: string;
  readonly place: Place | null;
  readonly children: readonly ViewFrame[];
}

export interface ViewFunction {
  readonly name: string;
  readonly self: number;
  readonly total: number;
  readonly tier: string;
  readonly calls: number;
  readonly deopts: number;
  readonly place: Place;
}

/** The layouts of one class: a tree by `parent`. */
export interface ViewClass {
  readonly name: string;
  readonly layouts: readonly ViewLayout[];
}

export interface ViewLayout {
  readonly id: number;
  readonly parent: number | null;
  readonly attributes: readonly string[];
  /** The attribute that makes it differ from its parent, '' for the empty layout. */
  readonly added: string;
  readonly instances: number;
  readonly place: Place | null;
}

export interface ViewDeopt {
  readonly reason: string;
  readonly function: string;
  readonly version: number;
  readonly count: number;
  readonly expected: string;
  readonly actual: string;
  readonly value: string;
  readonly place: Place;
  readonly born: Place | null;
  /** The sentence of the reason. */
  readonly because: string;
  /** null behind the first few hundred. */
  readonly evidence: DeoptEvidence | null;
}

export interface ViewSite {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
  readonly types: string;
  readonly function: string;
  readonly place: Place;
}

const MOST_SITES = 200;
const MOST_DEOPTS = 500;
/** Of more, no sources are shown: they are a few kilobytes each. */
const MOST_EVIDENCE = 200;

export function reportView(report: Report, previous: Report | null, placeOf: PlaceOf, sources: Sources): ReportView {
  const [program = 'program'] = report.run.argv;
  return {
    title: plainText(baseName(program)),
    summary: summaryOf(report),
    insights: report.files.flatMap(file => insightsOf(file, placeOf)).sort((a, b) => b.saving - a.saving || b.share - a.share),
    flame: flameOf(report, plainText(baseName(program)), placeOf),
    functions: report.files.flatMap(file => functionsOf(file, placeOf)).sort((a, b) => b.self - a.self),
    classes: classesOf(report.shapes, placeOf),
    deopts: report.deopts.slice(0, MOST_DEOPTS).map((deopt, i) => {
      const evidence = i < MOST_EVIDENCE ? plainEvidence(deoptEvidence(deopt, report.shapes, sources)) : null;
      return { ...deoptOf(deopt, placeOf), evidence };
    }),
    sites: sitesOf(report.files, placeOf),
    comparison: previous && comparison(previous, report, placeOf),
  };
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function summaryOf({ run, summary, partial, files }: Report): string {
  const insights = files.flatMap(file => file.insights).filter(isCause).length;
  const parts = [
    secondsText(run.wallMs),
    `${countText(insights)} insight${insights === 1 ? '' : 's'}`,
    ...(summary.hotSites > 0 ? [`${percentText(summary.hotMonomorphic / summary.hotSites)} of hot sites monomorphic`] : []),
    ...(run.exitStatus !== 0 ? [`exit status ${run.exitStatus}`] : []),
    ...(partial ? ['partial: the run did not come to its end'] : []),
  ];
  return parts.join(' · ');
}

function insightsOf({ path, insights }: ReportFile, placeOf: PlaceOf): ViewInsight[] {
  return insights.filter(isCause).map(insight => insightOf(insight, path, placeOf));
}

function insightOf(
  { code, name, message, advice, excerpt, share, saving, range, confirmed }: ReportInsight,
  path: string,
  placeOf: PlaceOf,
): ViewInsight {
  const place = placeOf({ path, range });
  return {
    code,
    name,
    message: plainText(message, 400),
    advice: plainText(advice, 400),
    excerpt: plainText(excerpt),
    share,
    saving,
    place,
    confirmed: confirmed === undefined ? '' : plainText(`${confirmed.runtime} ${confirmed.text}`, 300),
  };
}

function flameOf(report: Report, name: string, placeOf: PlaceOf): ViewFrame {
  const children = callTree(report).map(node => frameOf(node, placeOf));
  return { name, share: children.reduce((sum, child) => sum + child.share, 0), tier: '', place: null, children };
}

function frameOf({ name, total, tier, path, line, children }: TreeNode, placeOf: PlaceOf): ViewFrame {
  const at = { line, character: 0 };
  const place = placeOf({ path, range: { start: at, end: at } });
  return { name: plainText(name), share: total, tier, place, children: children.map(child => frameOf(child, placeOf)) };
}

function functionsOf({ path, functions }: ReportFile, placeOf: PlaceOf): ViewFunction[] {
  return functions.map(({ name, selfShare, totalShare, tier, calls, deopts, range }) => ({
    name: plainText(name),
    self: selfShare,
    total: totalShare,
    tier,
    calls,
    deopts,
    place: placeOf({ path, range }),
  }));
}

function classesOf(shapes: readonly ReportShape[], placeOf: PlaceOf): ViewClass[] {
  return shapeTrees(shapes).map(layouts => ({
    name: plainText(layouts[0]?.class ?? ''),
    layouts: layouts.map(shape => layoutOf(shape, placeOf)),
  }));
}

function layoutOf({ id, parent, attributes, added, addedAt, instances }: ReportShape, placeOf: PlaceOf): ViewLayout {
  return {
    id,
    parent,
    attributes: attributes.map(name => plainText(name, 60)),
    added: plainText(added ?? '', 60),
    instances,
    place: addedAt && placeOf(addedAt),
  };
}

function deoptOf(
  { path, range, reason, stack, version, count, expected, actual, value, bornAt }: ReportDeopt,
  placeOf: PlaceOf,
): Omit<ViewDeopt, 'evidence'> {
  return {
    reason,
    because: DEOPT_REASONS[reason].because,
    function: plainText(stack[0]?.function ?? ''),
    version,
    count,
    expected: plainText(expected),
    actual: plainText(actual),
    value: plainText(value),
    place: placeOf({ path, range }),
    born: bornAt && placeOf(bornAt),
  };
}

function plainEvidence({ guard, born, layouts, generated }: DeoptEvidence): DeoptEvidence {
  const shown = layouts.map(({ class: name, attributes, instances }) => ({
    class: plainText(name),
    attributes: attributes.map(attribute => plainText(attribute, 60)),
    instances,
  }));
  return { guard: plainCode(guard), born: plainCode(born), layouts: shown, generated: plainCode(generated) };
}

const plainCode = (code: MarkedText | null): MarkedText | null => code && { ...code, lines: code.lines.map(line => codeText(line)) };

function sitesOf(files: readonly ReportFile[], placeOf: PlaceOf): ViewSite[] {
  const sites = files.flatMap(({ path, sites: all }) => all.map(site => ({ path, site })));
  return sites
    .sort((a, b) => b.site.count - a.site.count)
    .slice(0, MOST_SITES)
    .map(({ path, site }) => ({
      kind: site.kind,
      state: site.state,
      count: site.count,
      types: plainText(site.cases.map(({ types, count }) => `${types.join(', ')} ×${countText(count)}`).join(' · ')),
      function: plainText(site.function),
      place: placeOf({ path, range: site.range }),
    }));
}
