/** What the command line says of programs that cannot run here: one next step, with the command to type. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const cli = resolve(import.meta.dirname, '../../../dist/cli.js');
const scratch = mkdtempSync(join(tmpdir(), 'jitlens-ways-on-'));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

function profile(text: string, ...options: string[]): string {
  writeFileSync(join(scratch, 'app.py'), text);
  const { stderr, stdout } = spawnSync(process.execPath, [cli, 'profile', ...options, 'app.py'], { cwd: scratch, encoding: 'utf8' });
  return stdout + stderr;
}

const APP = 'from flask import Flask\n\napp = Flask(__name__)\n\ndef price(items):\n    return sum(item * 2 for item in items)\n';

describe.skipIf(!existsSync(cli))('a program that cannot run here', () => {
  test('for want of a module: its functions can, by examples and recordings', () => {
    const said = profile(APP);
    expect(said).toContain('jitlens: flask is not here.');
    expect(said).toContain('# jitlens: example price(…)');
    expect(said).toContain('jitlens record --function price -- python app.py');
  });

  test('and then the example runs, although the application is set up beside it', () => {
    const said = profile(APP.replace('def price', '# jitlens: example print(price([1.5, 2.5]))\n@app.route("/")\ndef price'), '--example');
    expect(said).toContain('8.0\n');
    expect(said).not.toContain('flask');
  });

  test('for want of a variable of the environment', () => {
    const said = profile('import os\nprint(os.environ["APP_SECRET"])\n');
    expect(said).toContain('nothing was hot before it ended');
    expect(said).toContain('APP_SECRET=… jitlens profile --allow-env APP_SECRET app.py');
  });

  test('for another reason: nothing is promised', () => {
    expect(profile('print({"a": 1}["b"])\n')).not.toContain('jitlens:');
  });
});
