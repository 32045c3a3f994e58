/**
 * A stand-in for the engine that obeys a few words instead of Python, one command a line, so that
 * limits, streams and the sandbox can be tested by themselves.
 */
import type { EngineOptions, Program, RunOutcome } from '../../../engine/src/engine-options.js';
import { HostError, Interrupt, type Host } from '../../../engine/src/host.js';

export * from '../../../engine/src/engine-options.js';
export * from '../../../engine/src/host.js';

const STOPPED: Readonly<Record<number, RunOutcome>> = {
  [Interrupt.cancel]: { exitStatus: 130, ended: 'cancel', message: null },
  [Interrupt.timeout]: { exitStatus: 124, ended: 'timeout', message: null },
  [Interrupt.memory]: { exitStatus: 137, ended: 'memory', message: null },
};

export function renderText(report: { run: { exitStatus: number }; partial: boolean }): string {
  return `report of a run that ended with ${String(report.run.exitStatus)}${report.partial ? ', partial' : ''}\n`;
}

class Stop {
  constructor(readonly outcome: RunOutcome) {}
}

export class Engine {
  #steps = 0;
  #kept: unknown[] = [];
  readonly #commands: Readonly<Record<string, (argument: string) => void>>;

  constructor(
    readonly host: Host,
    readonly options: EngineOptions,
  ) {
    const files = host.files;
    this.#commands = {
      print: text => this.#print(text),
      error: text => host.writeStderr(Buffer.from(text + '\n')),
      argv: () => undefined,
      env: name => this.#print(host.env.get(name) ?? 'unset'),
      terminal: () => this.#print(String(host.stdoutIsTerminal)),
      clock: () => this.#print([host.wallClock(), host.monotonic(), ...host.random(4)].join(' ')),
      sleep: seconds => {
        host.sleepUntil(host.monotonic() + Number(seconds));
        this.#poll();
      },
      input: () => this.#print('got ' + this.#readLine()),
      loop: () => {
        for (;;) this.#poll();
      },
      hang: () => {
        for (;;);
      },
      flood: () => {
        for (;;) {
          this.#print('x'.repeat(8192));
          this.#poll();
        }
      },
      oom: () => {
        for (;;) {
          this.#kept.push(Array.from({ length: 1000 }, (_, i) => ({ i })));
          this.#poll();
        }
      },
      'oom-quiet': () => {
        for (;;) this.#kept.push(Array.from({ length: 1000 }, (_, i) => ({ i })));
      },
      'oom-sudden': () => {
        for (;;) this.#kept.push(new Array(50_000_000).fill(0.5));
      },
      ignore: () => {
        for (;;) if (host.interrupt() === Interrupt.keyboard) host.clearInterrupt();
      },
      crash: () => {
        throw new TypeError('a bug');
      },
      exit: status => {
        throw new Stop({ exitStatus: Number(status), ended: 'exit', message: null });
      },
      stat: path => this.#print(`${files.stat(path).kind} ${String(files.stat(path).size)}`),
      read: path => this.#print(Buffer.from(files.read(path)).toString()),
      list: path => this.#print(files.list(path).join(' ')),
      write: rest => {
        const [path = '', text = ''] = rest.split(' ');
        files.write(path, Buffer.from(text));
      },
      stdlib: path => this.#print(String(host.stdlib.source(path)?.length)),
      deep: () => this.#print(String(descend(100_000))),
    };
  }

  async run(program: Program, argv: readonly string[]): Promise<RunOutcome> {
    try {
      const text = await Promise.resolve(this.#sourceOf(program));
      for (const line of text.split('\n')) this.#perform(line, argv);
      return { exitStatus: 0, ended: 'finished', message: null };
    } catch (error) {
      if (error instanceof Stop) return error.outcome;
      throw error;
    }
  }

  report(): unknown {
    const run = {
      argv: [],
      exitStatus: 0,
      wallMs: 1,
      operations: this.#steps,
      tiers: { interpreter: 1, generic: 0, optimized: 0 },
      peakMemoryMB: 1,
    };
    const engine = { version: '0', python: '3.13' };
    return { schemaVersion: 1, engine, partial: false, run, files: [], shapes: [], deopts: [], invalidations: [] };
  }

  counters(): Record<string, number> {
    return { steps: this.#steps };
  }

  dump(stage: string, _program: Program, qualname: string | null): string {
    return `${stage} of ${qualname ?? 'all'}`;
  }

  #sourceOf(program: Program): string {
    if (program.kind === 'command') return program.code;
    if (program.kind === 'file') return Buffer.from(program.source ?? this.host.files.read(program.path)).toString();
    if (program.kind === 'module') return `print module ${program.name}`;
    return this.#readLine();
  }

  #perform(line: string, argv: readonly string[]): void {
    const [word = ''] = line.split(' ');
    if (word === '') return;
    if (word === 'argv') this.#print(JSON.stringify(argv));
    const command = this.#commands[word];
    if (command === undefined) throw new Error(`no command ${word}`);
    try {
      command(line.slice(word.length + 1));
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      this.#print([error.errno, error.path, error.hint].filter(Boolean).join(' '));
    }
    this.#poll();
  }

  #print(text: string): void {
    this.host.writeStdout(Buffer.from(text + '\n'));
  }

  #readLine(): string {
    let line = '';
    for (;;) {
      const bytes = this.host.readStdin(1);
      if (bytes.length === 0 || bytes[0] === 10) return line;
      line += String.fromCharCode(bytes[0] ?? 0);
    }
  }

  #poll(): void {
    this.#steps++;
    const why = this.host.interrupt();
    if (why === Interrupt.keyboard) {
      this.host.clearInterrupt();
      this.host.writeStderr(Buffer.from('KeyboardInterrupt\n'));
      throw new Stop({ exitStatus: 130, ended: 'exception', message: null });
    }
    const stopped = STOPPED[why];
    if (stopped !== undefined) throw new Stop(stopped);
    const { memoryLimit } = this.options;
    if (memoryLimit > 0 && this.host.memoryUsed() > memoryLimit) throw new Stop(STOPPED[Interrupt.memory] as RunOutcome);
    this.host.pushSnapshot(() => this.report());
  }
}

function descend(depth: number): number {
  return depth === 0 ? 0 : 1 + descend(depth - 1);
}
