/**
 * `jitlens profile` in a process of its own, so that a finding is the same whoever looks, and that nothing a program does
 * reaches whoever asks. Knows nothing of what the report is for.
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '#engine';

export interface ProfileEnd {
  readonly status: number;
  /** null where there is none: `complaint` then says why. */
  readonly report: Report | null;
  /** What it wrote to the two outputs, as far as it was kept. */
  readonly output: string;
  readonly complaint: string;
}

/** So much of each output is kept, from its beginning. */
const KEPT_CHARACTERS = 4000;

export async function profileProcess(args: readonly string[], signal?: AbortSignal): Promise<ProfileEnd> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-profile-'));
  const out = path.join(folder, 'report.json');
  try {
    const ended = await run(['profile', '--format', 'json', '-o', out, ...args], signal);
    return { ...ended, report: readReport(out) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[], signal?: AbortSignal): Promise<Omit<ProfileEnd, 'report'>> {
  const cli = fileURLToPath(new URL('./cli.js', import.meta.url));
  // The channel says nothing: by its end the process knows that nobody waits for it any more.
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], ...(signal && { signal }) });
  const kept = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      kept[stream] = (kept[stream] + text).slice(0, KEPT_CHARACTERS);
    });
  return new Promise(resolve => {
    const end = (status: number | null): void => {
      resolve({ status: status ?? 1, output: kept.stdout, complaint: kept.stderr });
    };
    child.on('error', () => {
      end(null);
    });
    child.on('close', end);
  });
}

function readReport(file: string): Report | null {
  if (!fs.existsSync(file) || fs.statSync(file).size === 0) return null;
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Report;
}
