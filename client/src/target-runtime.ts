/**
 * The setting `jitlens.targetRuntime` as the server gets it: where it is `auto` and the Python extension is at work, the
 * interpreter selected there. Otherwise the server finds it out.
 */
import type { ConfigurationMiddleware } from 'vscode-languageclient';
import { selectedRuntime } from './interpreter.js';
import { fromServer } from './uris.js';

export const targetRuntime: ConfigurationMiddleware = {
  configuration: async (params, token, next) => {
    const values = await next(params, token);
    if (!Array.isArray(values)) return values;
    return Promise.all(values.map((value: unknown, i) => resolved(value, params.items[i]?.scopeUri)));
  },
};

async function resolved(settings: unknown, scope: string | undefined): Promise<unknown> {
  if (scope === undefined || !isAuto(settings)) return settings;
  const runtime = await selectedRuntime(fromServer(scope));
  return runtime === null ? settings : { ...settings, targetRuntime: runtime };
}

function isAuto(settings: unknown): settings is { readonly targetRuntime: 'auto' } {
  return typeof settings === 'object' && settings !== null && 'targetRuntime' in settings && settings.targetRuntime === 'auto';
}
