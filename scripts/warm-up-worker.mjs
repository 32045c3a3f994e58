/** Runs warm-up.py in a fresh engine thread and returns V8's code cache of what that used. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';

/** @param {string} outdir */
export async function warmUp(outdir) {
  const stdin = new MessageChannel();
  const cache = new MessageChannel();
  const worker = new Worker(path.join(outdir, 'engine-worker.js'), {
    workerData: {
      control: new SharedArrayBuffer(64),
      stdin: stdin.port2,
      cache: cache.port2,
      stdlibPack: path.join(outdir, 'stdlib.pack'),
      stackBytes: 2 ** 26,
    },
    transferList: [stdin.port2, cache.port2],
    resourceLimits: { stackSizeMb: 64 },
  });
  try {
    worker.postMessage(warmUpJob(outdir));
    const { outcome } = await new Promise((resolve, reject) => {
      worker.on('error', reject).on('message', message => message.type === 'done' && resolve(message.result));
    });
    if (outcome.ended !== 'finished') throw new Error(`the warm-up ended as ${outcome.ended}: ${outcome.message}`);
    cache.port1.postMessage('make');
    return await new Promise(resolve => cache.port1.on('message', resolve));
  } finally {
    cache.port1.close();
    stdin.port1.close();
    await worker.terminate();
  }
}

function warmUpJob(outdir) {
  return {
    kind: 'run',
    program: { kind: 'command', code: fs.readFileSync(new URL('warm-up.py', import.meta.url), 'utf8') },
    argv: ['-c'],
    options: {},
    report: null,
    host: {
      cwd: outdir,
      env: {},
      sitePackages: [],
      files: { readRoots: [outdir], writeRoots: [], overlay: true, readHint: '', writeHint: '' },
      deterministic: false,
      stdin: { from: 'nothing' },
      output: { to: 'supervisor', limitBytes: 0 },
      snapshots: false,
    },
  };
}
