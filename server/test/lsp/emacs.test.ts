/** Another independent client: what Eglot, in Emacs, makes of the server. */
import { describe, expect, it } from 'vitest';
import { beside, isInstalled, saidBy } from './other-clients.js';
import { missing } from './server-process.js';

const hasEglot = ['--batch', '--eval', "(progn (package-initialize) (require 'eglot))"];
const reason = missing ?? (isInstalled('emacs', ...hasEglot) ? null : 'Emacs with Eglot is not installed');

describe.skipIf(reason !== null)(`Emacs${reason === null ? '' : `: skipped, ${reason}`}`, () => {
  it('shows diagnostics of a run, and a hover at them', { timeout: 90_000 }, async () => {
    const said = await saidBy('emacs', ['--batch', '-l', beside('client.el')]);
    expect(said.get('error')).toBeUndefined();
    expect(said.get('run')).toMatchObject({ ended: 'finished', exitStatus: 0 });
    expect(said.get('diagnostics')).toEqual(expect.arrayContaining([expect.stringContaining('"price" is read from 3 classes')]));
    expect(said.get('hover')).toMatch(/JL\d{3}/);
  });
});
