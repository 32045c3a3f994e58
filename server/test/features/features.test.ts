/** What is said of a report: lenses, inlays, diagnostics, hover. */
import { describe, expect, it } from 'vitest';
import { idleLenses, resultLenses } from '../../src/features/code-lenses.js';
import { diagnosticsOf } from '../../src/features/diagnostics.js';
import { viewOf, type FileView, type Locate } from '../../src/features/findings.js';
import { hoverAt } from '../../src/features/hover.js';
import { inlaysOf } from '../../src/features/inlays.js';
import { DEFAULT_SETTINGS, type Settings } from '../../src/protocol.js';
import { insight, rangeIn, runWith, SCALED, seen, TEXT, WIDTH } from './sample-report.js';

const exact: Locate = range => ({ range, stale: false });
const stale: Locate = range => ({ range, stale: true });
const edited: Locate = () => null;
const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

function settings(changes: Partial<Settings> = {}): Settings {
  return { ...DEFAULT_SETTINGS, ...changes };
}

function view(insights = [WIDTH, SCALED], locate = exact, changes: Partial<Settings> = {}, showAll = false): FileView {
  return viewOf(runWith(insights), locate, settings(changes), showAll);
}

function titles(shown: FileView, changes: Partial<Settings> = {}): string[] {
  return resultLenses(shown, settings(changes)).map(lens => `${lens.line}: ${lens.title}`);
}

function labels(shown: FileView, changes: Partial<Settings> = {}): string[] {
  return inlaysOf(shown, EVERYWHERE, settings(changes)).map(({ position, label }) => `${position.line}:${position.character} ${label}`);
}

describe('lenses', () => {
  it('sum up the file and name functions', () => {
    expect(titles(view())).toEqual([
      '0: Profile file',
      '0: 2 JIT insights',
      '0: Open report',
      '0: optimised · 38 % of time · 3 deopts',
      '3: interpreted · 1 % of time',
    ]);
  });

  it('are on the first line only, or not at all', () => {
    expect(titles(view(), { codeLens: 'file' })).toHaveLength(3);
    expect(titles(view(), { codeLens: 'off' })).toEqual([]);
  });

  it('leave out what is cold and has no finding', () => {
    expect(titles(view([WIDTH]))).not.toContainEqual(expect.stringContaining('interpreted'));
  });

  it('say that there is nothing to fix, and why', () => {
    expect(titles(view([]))[1]).toBe('0: nothing to fix: 97 % of hot sites monomorphic');
    const { run, ...rest } = view([]);
    const other = { ...run.file, path: '/w/other.py', insights: [WIDTH] };
    const both = { ...rest, run: { ...run, report: { ...run.report, files: [run.file, other] } } };
    expect(titles(both)[1]).toBe('0: nothing to fix here, 1 insight in other files');
  });

  it('show five findings and count the rest', () => {
    const many = Array.from({ length: 8 }, (_, i) => ({ ...WIDTH, stableId: String(i) }));
    expect(titles(view(many))[1]).toBe('0: 5 JIT insights, 3 more');
    expect(titles(view(many, exact, {}, true))[1]).toBe('0: 8 JIT insights');
  });

  it('name the part that a stopped run covers', () => {
    const run = { ...runWith([WIDTH], { partial: true }), ended: 'timeout' };
    expect(titles(viewOf(run, exact, settings(), false))[1]).toBe('0: 1 JIT insight (first 30 s)');
  });

  it('keep their count when findings are edited', () => {
    expect(titles(view([WIDTH, SCALED], edited))[1]).toBe('0: 2 JIT insights');
  });

  it('are offered at the main guard of what was not profiled', () => {
    expect(idleLenses('x = 1\n\nif __name__ == "__main__":\n    x\n')).toMatchObject([{ line: 2, title: 'Profile file' }]);
    expect(idleLenses('x = 1\n')).toEqual([]);
  });
});

describe('inlays', () => {
  it('stand at the end of the expression', () => {
    expect(labels(view())).toEqual(['1:18 2 types', '4:18 int→float']);
  });

  it('are one a line, that of the most worth', () => {
    const other = insight({ code: 'JL802', range: rangeIn(TEXT, 'shape.h'), saving: 0.9, count: 14 });
    expect(labels(view([WIDTH, other]))).toEqual(['1:28 deopt ×14']);
  });

  it('have at most twelve characters', () => {
    const long = { ...WIDTH, cases: Array.from({ length: 9 }, (_, i) => seen([`AVeryLongClassName${i}`], i)) };
    const huge = insight({ code: 'JL801', range: rangeIn(TEXT, 'x * 2.5'), count: 123_456_789_012 });
    expect(labels(view([long, huge], stale))).toEqual(['1:18 ~6+ types', '4:18 ~deopt ×1G+']);
  });

  it('mark healthy places on request', () => {
    expect(labels(view([]), { inlayHints: 'all' })).toEqual(['6:7 mono int']);
    expect(labels(view([]))).toEqual([]);
    expect(labels(view(), { inlayHints: 'off' })).toEqual([]);
  });

  it('go with the text', () => {
    expect(labels(view([WIDTH], edited))).toEqual([]);
    expect(labels(view([WIDTH], stale))).toEqual(['1:18 ~2 types']);
    expect(labels(view([WIDTH], stale, { stale: 'hide' }))).toEqual([]);
    expect(labels(view([WIDTH], stale, { stale: 'keep' }))).toEqual(['1:18 2 types']);
  });
});

describe('diagnostics', () => {
  const severities = (shown: FileView, changes: Partial<Settings> = {}): string[] =>
    diagnosticsOf(shown, settings(changes)).map(({ code, severity }) => `${code} ${severity}`);

  it('have the severity of the report, and never more than a hint when stale', () => {
    expect(severities(view())).toEqual(['JL601 information', 'JL101 hint']);
    expect(severities(view([SCALED], stale))).toEqual(['JL601 hint']);
    expect(severities(view([SCALED]), { diagnostics: 'hint' })).toEqual(['JL601 hint']);
    expect(severities(view(), { diagnostics: 'off' })).toEqual([]);
  });

  it('leave out kinds that are off', () => {
    expect(severities(view([WIDTH, SCALED], exact, { kinds: { JL601: 'off' } }))).toEqual(['JL101 hint']);
  });

  it('show a consequence with its cause, as a hint', () => {
    const consequence = { ...SCALED, stableId: 'c', causedBy: WIDTH.stableId };
    expect(severities(view([WIDTH, consequence]))).toEqual(['JL101 hint', 'JL601 hint']);
  });
});

describe('hover', () => {
  const textAt = (shown: FileView, line: number, character: number, sentence = true): string | undefined =>
    hoverAt(shown, line, character, { now: 3 * 60_000, sentence })?.markdown;

  it('says what was seen, what it costs, what to do, and how old it is', () => {
    expect(textAt(view(), 1, 12)?.split('\n')).toEqual([
      '**JL101** "w" is read from 2 classes: A and B \\(20 times\\)',
      '',
      '| saw | times |',
      '|:--|--:|',
      '| A | 12 |',
      '| B | 8 |',
      '',
      '**Cost** CPython 3\\.13 1\\.4× slower  ',
      '**Fix** Split the work by type\\.  ',
      '30 % of the run · executed 20 times · run 3 min ago, args: small\\.txt',
    ]);
  });

  it('does not repeat the sentence of a diagnostic above it', () => {
    expect(textAt(view(), 1, 12, false)?.split('\n')[0]).toBe('| saw | times |');
  });

  it('says of several findings which one it is about', () => {
    const inner = { ...WIDTH, stableId: 'inner', code: 'JL999', range: { ...WIDTH.range, end: WIDTH.range.start } };
    const around = { ...WIDTH, range: { ...WIDTH.range, start: { ...WIDTH.range.start, character: 0 } } };
    expect(textAt(view([around, inner]), WIDTH.range.start.line, WIDTH.range.start.character, false)).toMatch(/^\*\*JL999\*\* /);
  });

  it('has at most twelve lines', () => {
    const cases = Array.from({ length: 9 }, (_, i) => seen([`T${i}`], i + 1));
    const shown = textAt(view([{ ...WIDTH, cases }]), 1, 12);
    expect(shown?.split('\n').length).toBeLessThanOrEqual(12);
    expect(shown).toContain('others |');
  });

  it('escapes what comes from the program', () => {
    const evil = '[x](command:evil) <img src=x> | `a` \u202e http://a.b';
    const shown = textAt(view([{ ...WIDTH, message: evil, cases: [seen([evil], 1), seen(['B'], 1)] }]), 1, 12) ?? '';
    for (const raw of ['](', '<img', '\u202e', ' `a`', 'http://']) expect(shown).not.toContain(raw);
  });

  it('is not where there is no finding', () => {
    expect(textAt(view(), 0, 0)).toBeUndefined();
    expect(textAt(view([WIDTH], edited), 1, 12)).toBeUndefined();
  });
});
