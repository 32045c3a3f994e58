/** `jitlens lsp`: the language server, which lies beside this file and lives until its client leaves. */
import { existsSync } from 'node:fs';
import { UsageError } from './usage-error.js';

export async function lspCommand(): Promise<never> {
  const server = new URL('./server.js', import.meta.url);
  if (!existsSync(server)) throw new UsageError('this build has no language server');
  await import(server.href);
  return new Promise<never>(() => undefined);
}
