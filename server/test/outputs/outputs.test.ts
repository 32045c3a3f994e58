/** Every form of a report, from one real run of a program whose names try to break out of each of them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../engine/src/insights/report.js';

const cli = resolve(import.meta.dirname, '../../../dist/cli.js');
const schemas = resolve(import.meta.dirname, '../../../schema/third-party');
const folder = mkdtempSync(join(tmpdir(), 'jitlens-outputs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SOURCE = `
def scale(values, factor):  # jitlens: expect monomorphic
    total = 0.0
    for value in values:
        total = value * factor
    return total


class Box:
    pass


Box.__name__ = Box.__qualname__ = '<img src=x onerror=alert(1)>|\\n::error::x'


def sizes(boxes):
    n = 0
    for box in boxes:
        n += box.size
    return n


def main():
    boxes = [Box() for _ in range(600)]
    for i, box in enumerate(boxes):
        if i % 2:
            box.extra = 1
        box.size = 1
    print(scale([0.5] * 900, 3), sizes(boxes))


main()
`;

function jitlens(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
}

function made(format: string): string {
  const file = join(folder, `report.${format}`);
  const { status, stderr } = jitlens('profile', '--format', format, '-o', file, 'main.py');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return readFileSync(file, 'utf8');
}

/** Of a format that others own; `id` is what draft 4 calls `$id`. */
function valid(schemaFile: string, text: string): string {
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(join(schemas, schemaFile), 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.validate(schema, JSON.parse(text)) ? 'valid' : ajv.errorsText();
}

describe.skipIf(!existsSync(cli))('outputs', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'main.py'), SOURCE);
  });

  test('json: findings, call edges, a broken budget', () => {
    const report = JSON.parse(made('json')) as Report;
    expect(report.budgets?.map(b => b.promise)).toEqual(['expect monomorphic']);
    expect(report.budgets?.[0].violation).toBeNull();
    const main = report.files[0].functions.find(f => f.name === 'main');
    expect(main?.callees?.map(c => c.name)).toEqual(['scale', 'sizes']);
  });

  test('sarif is what its official schema says, speedscope what its own does', () => {
    expect(valid('sarif-2.1.0-rtm.5.json', made('sarif'))).toBe('valid');
    expect(valid('speedscope.json', made('speedscope'))).toBe('valid');
    // the schemas do refuse
    expect(valid('sarif-2.1.0-rtm.5.json', made('sarif').replace('"startLine": 5', '"startLine": 0'))).toContain('startLine must be >= 1');
    expect(valid('speedscope.json', made('speedscope').replace('"unit":"milliseconds"', '"unit":"weeks"'))).not.toBe('valid');
  });

  test('sarif: one rule a kind, notes, fingerprints, relative places', () => {
    const sarif = JSON.parse(made('sarif')) as {
      version: string;
      runs: { tool: { driver: { rules: { id: string }[] } }; results: Sarif[] }[];
    };
    interface Sarif {
      ruleId: string;
      ruleIndex: number;
      level: string;
      partialFingerprints: Record<string, string>;
      locations: { physicalLocation: { artifactLocation: object; region: { startLine: number; startColumn: number } } }[];
    }
    const [run] = sarif.runs;
    expect(sarif.version).toBe('2.1.0');
    for (const r of run.results) expect(run.tool.driver.rules[r.ruleIndex].id).toBe(r.ruleId);
    const mix = run.results.find(r => r.ruleId === 'JL601')!;
    expect(mix.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'main.py', uriBaseId: 'ROOT' },
      region: { startLine: 5, startColumn: 17, endLine: 5, endColumn: 31 },
    });
    expect(Object.keys(mix.partialFingerprints)).toEqual(['jitlens/v1']);
  });

  test('speedscope: samples of known frames, weights as long as the run', () => {
    const { shared, profiles } = JSON.parse(made('speedscope')) as {
      shared: { frames: { name: string }[] };
      profiles: { samples: number[][]; weights: number[]; endValue: number }[];
    };
    const [{ samples, weights, endValue }] = profiles;
    expect(samples).toHaveLength(weights.length);
    for (const stack of samples) for (const frame of stack) expect(shared.frames[frame]).toBeDefined();
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(endValue);
    expect(samples.map(s => s.map(f => shared.frames[f].name).join(';'))).toContain('<module>;main;scale');
  });

  test('cpuprofile: a tree of nodes, samples in it', () => {
    const { nodes, samples, timeDeltas, endTime } = JSON.parse(made('cpuprofile')) as {
      nodes: { id: number; children: number[]; callFrame: { functionName: string } }[];
      samples: number[];
      timeDeltas: number[];
      endTime: number;
    };
    const ids = new Set(nodes.map(n => n.id));
    expect(ids.size).toBe(nodes.length);
    for (const id of [...samples, ...nodes.flatMap(n => n.children)]) expect(ids.has(id)).toBe(true);
    expect(nodes[0].callFrame.functionName).toBe('(root)');
    // as VS Code's viewer counts: a sample lasts until the next one, the last until the end
    const lasts = samples.map((_, i) => timeDeltas[i + 1] ?? endTime - timeDeltas.reduce((a, b) => a + b));
    const longest = nodes.find(n => n.id === samples[lasts.indexOf(Math.max(...lasts))]);
    const { functions } = (JSON.parse(made('json')) as Report).files[0];
    expect(longest?.callFrame.functionName).toBe(functions.toSorted((a, b) => b.selfShare - a.selfShare)[0].name);
    expect(lasts.reduce((a, b) => a + b)).toBe(endTime);
  });

  test.each(['markdown', 'html'])('%s: names of the program stay text', format => {
    const text = made(format);
    expect(text).toContain('JL202');
    expect(text).not.toMatch(/(?<!\\)<img/);
  });

  test('html: one file that loads nothing', () => {
    const html = made('html');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)=["']?(https?:)?\/\//);
  });

  test('github: one line each', () => {
    const lines = made('github').trim().split('\n');
    for (const line of lines) expect(line).toMatch(/^::(notice|warning) file=main\.py,line=\d+/);
  });
});
