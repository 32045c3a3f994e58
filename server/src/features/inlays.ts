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
  for (const inlay of candidates(view, settings)) {
    const { line } = inlay.position;
    const wanted = line >= range.start.line && line <= range.end.line;
    if (wanted && !lines.has(line)) lines.set(line, inlay);
  }
  return [...lines.values()].sort((a, b) => a.position.line - b.position.line);
}

/** Best first: the findings in the order of their worth, then what is healthy. */
function* candidates(view: FileView, settings: Settings): Generator<Inlay> {
  for (const { insight, range, stale } of view.findings) {
    if (!isCause(insight)) continue;
    yield { position: anchorOf(range), label: insightLabel(insight, stale), tooltip: plainText(insight.message), about: range.start };
  }
  if (settings.inlayHints === 'all') yield* healthy(view, settings);
}

/** An expression over several lines, as a class or a loop, is marked on its first. */
function anchorOf({ start, end }: Range): Position {
  return start.line === end.line ? end : { line: start.line, character: END_OF_LINE };
}

/** LSP's own convention: past the end means the end. The request replaces it by the true length. */
const END_OF_LINE = 2 ** 31 - 1;

function* healthy({ run, locate }: FileView, settings: Settings): Generator<Inlay> {
  const sites = run.file.sites.filter(({ state }) => state === 'monomorphic');
  for (const site of [...sites].sort((a, b) => b.count - a.count)) {
    const label = monomorphicLabel(site);
    const at = label === null ? null : locate(site.range);
    if (label === null || at === null || (at.stale && settings.stale !== 'keep')) continue;
    yield { position: anchorOf(at.range), label, tooltip: 'saw one type only', about: at.range.start };
  }
}
