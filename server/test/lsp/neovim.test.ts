/** An independent client: what Neovim's own one makes of the server. */
import { describe, expect, it } from 'vitest';
import { beside, isInstalled, saidBy } from './other-clients.js';
import { missing } from './server-process.js';

const reason = missing ?? (isInstalled('nvim', '--version') ? null : 'Neovim is not installed');

describe.skipIf(reason !== null)(`Neovim${reason === null ? '' : `: skipped, ${reason}`}`, () => {
  it('shows lenses and diagnostics of a run', { timeout: 90_000 }, async () => {
    const said = await saidBy('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${beside('client.lua')}`]);
    expect(said.get('error')).toBeUndefined();
    expect(said.get('run')).toMatchObject({ ended: 'finished', exitStatus: 0 });
    expect(said.get('lenses')).toEqual(expect.arrayContaining(['Profile file', 'Open report']));
    expect(said.get('diagnostics')).toEqual(expect.arrayContaining([expect.stringContaining('"price" is read from 3 classes')]));
  });
});
