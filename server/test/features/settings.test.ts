/** Settings as clients may send them: wrong ones count as not given. */
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/protocol.js';
import { checkSettings } from '../../src/requests/settings.js';

it('what is not given is the default', () => {
  expect(checkSettings(null)).toEqual(DEFAULT_SETTINGS);
  expect(checkSettings({})).toEqual(DEFAULT_SETTINGS);
  expect(checkSettings({ inlayHints: 'all', args: ['a'] })).toEqual({ ...DEFAULT_SETTINGS, inlayHints: 'all', args: ['a'] });
});

it('what is wrong is the default', () => {
  const wrong = { enable: 'yes', timeoutSeconds: -1, args: 'a b', env: [], targetRuntime: 'ruby', sandbox: { files: 'everything' } };
  expect(checkSettings(wrong)).toEqual(DEFAULT_SETTINGS);
});
