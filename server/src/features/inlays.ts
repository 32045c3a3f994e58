/** Inlay hints: at the end of unstable expressions, at most one a line, at most twelve characters. Knows no LSP. */
import type { Position, Range, Settings } from '../protocol.js';
import { isCause, type FileView } from './findings.js';
import { insightLabel, monomorphicLabel } from './labels.js';
import { plainText } from './text.js';

export interface Inlay {
  readonly position: Position;
  readonly label: string;
  readonly tooltip: string;
  /** The start of the expression. */
  readonly about: Position;
}

export function inlaysOf(view: FileView, range: Range, settings: Settings): readonly Inlay[] {
  if (settings.inlayHints === 'off') return [];
  const lines = new Map<number, Inlay>();
  const wanted = ({ line }: Position): boolean => line >= range.start.line && line <= range.end.line && !lines.has(line);
  for (const inlay of candidates(view, settings, wanted)) lines.set(inlay.position.line, inlay);
  return [...lines.values()].sort((a, b) => a.position.line - b.position.line);
}

type Wanted = (position: Position) => boolean;

/** Best first: the findings in the order of their worth, then what is healthy. */
function* candidates(view: FileView, settings: Settings, wanted: Wanted): Generator<Inlay> {
  for (const { insight, range, stale } of view.findings) {
    const position = anchorOf(range);
    if (!isCause(insight) || !wanted(position)) continue;
    yield { position, label: insightLabel(insight, stale), tooltip: plainText(insight.message), about: range.start };
  }
  if (settings.inlayHints === 'all') yield* healthy(view, settings, wanted);
}

/** An expression over several lines, as a class or a loop, is marked on its first. */
function anchorOf({ start, end }: Range): Position {
  return start.line === end.line ? end : { line: start.line, character: END_OF_LINE };
}

/** LSP's own convention: past the end means the end. The request replaces it by the true length. */
const END_OF_LINE = 2 ** 31 - 1;

function* healthy({ run, locate }: FileView, settings: Settings, wanted: Wanted): Generator<Inlay> {
  const sites = run.file.sites.filter(({ state }) => state === 'monomorphic');
  for (const site of [...sites].sort((a, b) => b.count - a.count)) {
    const label = monomorphicLabel(site);
    const at = label === null ? null : locate(site.range);
    if (label === null || at === null || (at.stale && settings.stale !== 'keep')) continue;
    const position = anchorOf(at.range);
    if (wanted(position)) yield { position, label, tooltip: 'saw one type only', about: at.range.start };
  }
}
