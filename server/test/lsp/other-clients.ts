/** How clients that are not ours are tested: a script runs in their editor and says what it shows, a JSON object a line. */
import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SERVER } from './server-process.js';

const DEMO = fileURLToPath(new URL('../../../test-fixtures/editor/demo.py', import.meta.url));

export function isInstalled(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** What was said, by its name. */
export async function saidBy(program: string, args: readonly string[], file = DEMO): Promise<ReadonlyMap<string, unknown>> {
  const env = { ...process.env, LSP_NODE: process.execPath, LSP_SERVER: SERVER, LSP_FILE: file };
  const { stdout } = await promisify(execFile)(program, [...args], { env, timeout: 60_000 }).catch((error: unknown) => {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} failed: ${stdout}\n${stderr}`, { cause: error });
  });
  return new Map(stdout.split('\n').flatMap(entryOf));
}

function entryOf(line: string): [string, unknown][] {
  if (!line.startsWith('{')) return [];
  const { name, value } = JSON.parse(line) as { name: string; value: unknown };
  return [[name, value]];
}
