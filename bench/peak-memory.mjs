/** Resident memory of a process and all that it starts, read from /proc: Linux only. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { environment } from './measure.mjs';

export const isSupported = existsSync('/proc/self/status');

const INTERVAL_MS = 5;

/** Bytes in a field of /proc/PID/status: VmRSS now, VmHWM at its highest; 0 when the process has gone. */
function readField(pid, field) {
  try {
    const [, kilobytes] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

const family = pid => [pid, ...childrenOf(pid).flatMap(family)];

/** Of a process and all its descendants, now. */
export const residentBytes = pid => family(pid).reduce((sum, each) => sum + readField(each, 'VmRSS'), 0);

/** The sum of the highest that each process of a run had. @returns {Promise<{bytes: number, stdout: string, error?: string}>} */
export function measurePeak({ command, args }, words) {
  const child = spawn(command, [...args, ...words], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const peaks = new Map();
  const look = () => family(child.pid).forEach(pid => peaks.set(pid, Math.max(peaks.get(pid) ?? 0, readField(pid, 'VmHWM'))));
  const timer = setInterval(look, INTERVAL_MS);
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) child[stream].setEncoding('utf8').on('data', data => (text[stream] += data));
  return new Promise(done => {
    child.on('error', error => done({ error: error.message }));
    child.on('close', (status, signal) => {
      clearInterval(timer);
      const bytes = [...peaks.values()].reduce((sum, peak) => sum + peak, 0);
      const failure = status === 0 ? {} : { error: `${signal ?? `status ${status}`}: ${text.stderr.trim().split('\n').at(-1)}` };
      done({ bytes, stdout: text.stdout, ...failure });
    });
  });
}
