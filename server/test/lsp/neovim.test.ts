/** An independent client: what Neovim's own one makes of the server. */
import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { missing, SERVER } from './server-process.js';

const reason = missing ?? (installed() ? null : 'Neovim is not installed');

function installed(): boolean {
  try {
    execFileSync('nvim', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(reason !== null)(`Neovim${reason === null ? '' : `: skipped, ${reason}`}`, () => {
  it('shows lenses and diagnostics of a run', async () => {
    const place = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
    const args = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${place('client.lua')}`];
    const env = {
      ...process.env,
      LSP_NODE: process.execPath,
      LSP_SERVER: SERVER,
      LSP_FILE: place('../../../test-fixtures/editor/demo.py'),
    };
    const { stdout } = await promisify(execFile)('nvim', args, { env, timeout: 60_000 });
    const said = new Map(stdout.split('\n').flatMap(line => entryOf(line)));
    expect(said.get('error')).toBeUndefined();
    expect(said.get('run')).toMatchObject({ ended: 'finished', exitStatus: 0 });
    expect(said.get('lenses')).toEqual(expect.arrayContaining(['Profile file', 'Open report']));
    expect(said.get('diagnostics')).toEqual(expect.arrayContaining([expect.stringContaining('"price" is read from 3 classes')]));
  }, 90_000);
});

function entryOf(line: string): [string, unknown][] {
  if (!line.startsWith('{')) return [];
  const { name, value } = JSON.parse(line) as { name: string; value: unknown };
  return [[name, value]];
}
