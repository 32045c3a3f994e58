/**
 * Random edits, judged by an oracle that knows nothing of syntax: every character carries where it comes from.
 * JITLENS_EDITS=10000 makes it as long as a release asks for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { AnchoredText, type Span } from '../../src/anchors/anchored-text.js';
import { PythonParser } from '../../src/anchors/python-parser.js';
import { scopesOf, type Scope } from '../../src/anchors/scopes.js';

const root = path.resolve(import.meta.dirname, '../../..');
const EDITS = Number(process.env['JITLENS_EDITS'] ?? 1000);
const FILES = 20;
/** Findings in each file. */
const FINDINGS = 25;
/** After so many edits a file is what was profiled again. */
const ROUND = 25;
const SNIPPETS = [
  'x',
  ' ',
  '\n',
  '    ',
  '# why\n',
  'x = 1\n',
  '(',
  ')',
  '"',
  '.y',
  ' + 2',
  'if a:\n        ',
  'é🐍',
  '\t',
  ', z',
  '\n\n\ndef f():\n    pass\n\n',
];

/** A character and its index in the profiled text; null was typed. */
interface Character {
  readonly text: string;
  readonly from: number | null;
}

/** The same numbers in every run (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

type Tell = (start: number, end: number, before: readonly Character[], now: readonly Character[]) => void;

/** Tells each replacement, as an editor does. */
function edit(now: readonly Character[], random: (below: number) => number, tell: Tell): readonly Character[] {
  const replaced = (start: number, end: number, by: readonly Character[], text = now): readonly Character[] => {
    const result = [...text.slice(0, start), ...by, ...text.slice(end)];
    tell(start, Math.min(end, text.length), text, result);
    return result;
  };
  const at = random(now.length + 1);
  const length = random(4) === 0 ? 1 + random(60) : 1 + random(3);
  switch (random(4)) {
    case 0:
      return replaced(at, at + length, []);
    case 1: {
      // What is put in elsewhere is typed, as far as an editor says.
      const moved = now.slice(at, at + length).map(({ text }) => ({ text, from: null }));
      const rest = replaced(at, at + length, []);
      const to = random(rest.length + 1);
      return replaced(to, to, moved, rest);
    }
    default: {
      const typed = (SNIPPETS[random(SNIPPETS.length)] ?? '').split('').map(text => ({ text, from: null }));
      return replaced(at, at, typed);
    }
  }
}

/** The one replacement that takes a text back to an earlier one. */
function takeBack(now: readonly Character[], then: readonly Character[], tell: Tell): void {
  const same = (a: Character | undefined, b: Character | undefined): boolean => a !== undefined && a.text === b?.text;
  let start = 0;
  while (same(now[start], then[start])) start++;
  let tail = 0;
  while (tail < Math.min(now.length, then.length) - start && same(now.at(-1 - tail), then.at(-1 - tail))) tail++;
  tell(start, now.length - tail, now, then);
}

const isSpace = ({ text }: Character): boolean => /\s/.test(text);
const textOf = (characters: readonly Character[]): string => characters.map(({ text }) => text).join('');

/** Whether a stretch of the profiled text is there with nothing but space changed in it: its characters, and none between. */
function isUntouched(now: readonly Character[], scope: Scope, profiled: string): boolean {
  const wanted: number[] = [];
  for (let i = scope.start; i < scope.end; i++) if (!/\s/.test(profiled[i] ?? '')) wanted.push(i);
  const first = now.findIndex(({ from }) => from === wanted[0]);
  if (first < 0) return false;
  let matched = 0;
  for (let i = first; i < now.length && matched < wanted.length; i++) {
    const character = now[i];
    if (character === undefined || isSpace(character)) continue;
    if (character.from !== wanted[matched]) return false;
    matched++;
    if (matched === wanted.length) return !isTyped(now.slice(i + 1).find(next => !isSpace(next)));
  }
  return false;
}

/** Behind a function, too: what is typed at its end belongs to it. */
function isTyped(character: Character | undefined): boolean {
  return character?.from === null;
}

let parser: PythonParser;
beforeAll(async () => {
  parser = await PythonParser.load({
    runtime: path.join(root, 'node_modules/web-tree-sitter/tree-sitter.wasm'),
    python: path.join(root, 'grammars/tree-sitter-python.wasm'),
  });
});

function sources(): string[] {
  const programs = path.join(root, 'test-fixtures/programs');
  const calls = path.join(root, 'test-fixtures/language/classes');
  const files = [programs, calls].flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.py'))
      .map(name => path.join(folder, name)),
  );
  return files
    .map(file => readFileSync(file, 'utf8'))
    .filter(text => text.length > 600 && text.length < 20_000)
    .slice(0, FILES);
}

/** Spans of expressions, spread over the file. */
function findingsIn(text: string): Span[] {
  const tree = parser.parse(text);
  const found = ['attribute', 'call', 'binary_operator', 'subscript', 'comparison_operator'].flatMap(type =>
    tree.rootNode.descendantsOfType(type),
  );
  const spans = found.flatMap(node => (node === null ? [] : [{ start: node.startIndex, end: node.endIndex }]));
  tree.delete();
  const step = Math.max(1, Math.floor(spans.length / FINDINGS));
  return spans.filter((_, i) => i % step === 0).slice(0, FINDINGS);
}

function innermost(scopes: readonly Scope[], span: Span): Scope | undefined {
  return scopes.find(({ start, end }) => start <= span.start && span.end <= end);
}

it(`${EDITS} random edits`, { timeout: 600_000 }, () => {
  const texts = sources();
  const score = { shown: 0, foreign: 0, untouched: 0, exact: 0, restored: 0, undone: 0 };
  texts.forEach((profiled, file) => {
    const random = randomNumbers(file + 1);
    const anchors = new AnchoredText(profiled, parser);
    const tree = parser.parse(profiled);
    const scopes = scopesOf(tree);
    tree.delete();
    const findings = findingsIn(profiled);
    const original = profiled.split('').map((text, from): Character => ({ text, from }));
    let now: readonly Character[] = original;
    /** What undo brings back. */
    let last = now;
    for (let i = 0; i < EDITS / texts.length; i++) {
      const before = now;
      const tell =
        (isUndo: boolean): Tell =>
        (start, end, old, after) => {
          anchors.edit({ start, end, before: textOf(old), text: textOf(after), isUndo });
        };
      const isEnd = i % ROUND === ROUND - 1;
      if (isEnd || random(6) === 0) {
        now = isEnd ? original : last;
        // Half of the editors send the whole text.
        if (random(2) === 0) takeBack(before, now, tell(true));
      } else now = edit(now, random, tell(false));
      last = before;
      const text = textOf(now);
      // However it came back, the profiled text is what was profiled.
      if (text === profiled) now = original;
      for (const span of findings) {
        const at = anchors.locate(span, text);
        if (now === original) {
          score.undone++;
          if (at?.state === 'exact' && at.start === span.start && at.end === span.end) score.restored++;
        }
        const scope = innermost(scopes, span);
        if (scope !== undefined && isUntouched(now, scope, profiled)) {
          score.untouched++;
          if (at?.state === 'exact') score.exact++;
        }
        if (at === null) continue;
        score.shown++;
        if (now.slice(at.start, at.end).some(character => character.from === null && !isSpace(character))) score.foreign++;
      }
    }
    anchors.dispose();
  });
  console.log(
    `shown ${score.shown}, of these on typed characters ${score.foreign}; in functions without edits ${score.untouched}, exact ${((100 * score.exact) / score.untouched).toFixed(2)} %; restored by undo ${score.restored} of ${score.undone}`,
  );
  expect(texts).toHaveLength(FILES);
  expect(score.foreign).toBe(0);
  expect(score.restored).toBe(score.undone);
  expect(score.exact / score.untouched).toBeGreaterThanOrEqual(0.99);
});
