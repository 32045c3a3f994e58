/** Settings as clients give them: fetched once for a document, checked, and completed by the defaults. */
import { DEFAULT_SETTINGS, type Settings } from '../protocol.js';
import type { Session } from './session.js';

/** Resolves when `session.settings` has those of the document. */
export async function loadSettings(session: Session, uri: string): Promise<Settings> {
  const known = session.settings.get(uri);
  if (known !== undefined) return known;
  const given = await fetchSettings(session, uri);
  const settings = checkSettings(given);
  session.settings.set(uri, settings);
  return settings;
}

async function fetchSettings(session: Session, uri: string): Promise<unknown> {
  if (session.capabilities.workspace?.configuration !== true) return session.pushedSettings;
  try {
    return await session.connection.workspace.getConfiguration({ scopeUri: uri, section: 'jitlens' });
  } catch {
    return session.pushedSettings;
  }
}

const RUNTIMES = /^(auto|cpython3\.\d+|pypy|engine|all)$/;

/** Of settings that are one of a few words. */
const WORDS: Readonly<Partial<Record<string, readonly string[]>>> = {
  runOn: ['command', 'save'],
  codeLens: ['off', 'file', 'functions'],
  inlayHints: ['off', 'hot', 'all'],
  diagnostics: ['off', 'hint', 'auto'],
  stale: ['hide', 'dim', 'keep'],
  missingModules: ['error', 'placeholder'],
  captureValues: ['none', 'type', 'value'],
};

/** A value of the wrong type counts as not given. */
export function checkSettings(given: unknown): Settings {
  if (!isRecord(given)) return DEFAULT_SETTINGS;
  const entries = Object.entries(DEFAULT_SETTINGS).map(([name, fallback]) => [name, checked(given[name], fallback, WORDS[name])]);
  const settings = Object.fromEntries(entries) as unknown as Settings;
  const targetRuntime = RUNTIMES.test(settings.targetRuntime) ? settings.targetRuntime : DEFAULT_SETTINGS.targetRuntime;
  return { ...settings, targetRuntime, sandbox: sandboxOf(given['sandbox']) };
}

function checked(value: unknown, fallback: unknown, words?: readonly string[]): unknown {
  if (words !== undefined) return typeof value === 'string' && words.includes(value) ? value : fallback;
  if (Array.isArray(fallback)) return Array.isArray(value) && value.every(item => typeof item === 'string') ? value : fallback;
  if (typeof fallback === 'number') return typeof value === 'number' && value >= 0 ? value : fallback;
  if (typeof fallback === 'object') return isRecord(value) ? value : fallback;
  return typeof value === typeof fallback && value !== '' ? value : fallback;
}

function sandboxOf(given: unknown): Settings['sandbox'] {
  const files = isRecord(given) ? given['files'] : undefined;
  return files === 'readOnlyWorkspace' || files === 'overlay' || files === 'workspace' ? { files } : DEFAULT_SETTINGS.sandbox;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
