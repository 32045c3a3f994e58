/**
 * The engine's only world. Whoever embeds the engine implements `Host`; the engine has no other
 * access to files, clocks, randomness, streams or processes (interfaces.md §6). Knows no Python.
 */

/** Why a run is to stop, read by polls from memory that the supervisor writes. */
export const Interrupt = { none: 0, cancel: 1, keyboard: 2, timeout: 3, memory: 4 } as const;
export type Interrupt = (typeof Interrupt)[keyof typeof Interrupt];

export interface HostStat {
  readonly kind: 'file' | 'directory' | 'link';
  readonly size: number;
  readonly mode: number;
  readonly inode: number;
  /** Nanoseconds since the epoch. */
  readonly accessed: bigint;
  readonly modified: bigint;
  readonly changed: bigint;
}

/**
 * A refusal or failure of the host file system. `errno` is the POSIX name ('ENOENT', 'EACCES', …);
 * `hint` names the setting that would allow what was refused.
 */
export class HostError {
  constructor(
    readonly errno: string,
    readonly path: string,
    readonly hint: string | null = null,
  ) {}
}

/** Synchronous files. Every method throws `HostError` on failure. Paths are absolute, in the host's flavour. */
export interface HostFiles {
  /** Symbolic links are followed. */
  stat(path: string): HostStat;
  /** A link in last place is not followed. */
  statLink(path: string): HostStat;
  readLink(path: string): string;
  /** Throws what a `write` to an existing file would be refused with. */
  checkWritable(path: string): void;
  /** The place that a name leads to, by which two names of one file are known to be one. */
  place(path: string): string;
  read(path: string): Uint8Array;
  list(path: string): string[];
  /** `mode`: of a file that is new. */
  write(path: string, data: Uint8Array, mode?: number): void;
  makeDirectory(path: string, mode?: number): void;
  /** A symbolic link at `path`; `target` as it is written. */
  makeLink(path: string, target: string): void;
  setMode(path: string, mode: number): void;
  /** Nanoseconds since the epoch. */
  setTimes(path: string, accessed: bigint, modified: bigint): void;
  remove(path: string): void;
  removeDirectory(path: string): void;
  rename(from: string, to: string): void;
  /** What the program wrote, for the report. */
  written(): readonly string[];
}

export interface Host {
  readonly files: HostFiles;
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** Folders of installed packages, to be read only. */
  readonly sitePackages: readonly string[];
  /** Python's sys.platform: 'linux' | 'darwin' | 'win32' | 'emscripten'. */
  readonly platform: string;
  /** The lines of the standard library pack: module name → packed code, or null. See modules/stdlib-pack. */
  readonly stdlib: StdlibSource;
  writeStdout(bytes: Uint8Array): void;
  writeStderr(bytes: Uint8Array): void;
  readonly stdoutIsTerminal: boolean;
  /** Up to `max` bytes, blocking; empty at end of file. */
  readStdin(max: number): Uint8Array;
  /** Seconds of a monotonic clock. */
  monotonic(): number;
  /** Seconds since the epoch. */
  wallClock(): number;
  /** CPU seconds used by the run so far. */
  cpuTime(): number;
  random(bytes: number): Uint8Array;
  /** Minutes west of UTC at that instant, as `Date#getTimezoneOffset`. */
  timezoneOffset(epochSeconds: number): number;
  /** Cheap: one load from shared memory. */
  interrupt(): Interrupt;
  /** Clears a `keyboard` interrupt once it was turned into KeyboardInterrupt. */
  clearInterrupt(): void;
  /** Bytes of heap and off-heap memory in use. Called at a bounded rate. */
  memoryUsed(): number;
  /** Blocks until `deadline` (monotonic seconds) or an interrupt. */
  sleepUntil(deadline: number): void;
  /** Pushes a snapshot to the supervisor (a partial report's material), at most every 250 ms. */
  pushSnapshot(make: () => unknown): void;
  /** Empties the weak references' kept set where the host can. */
  checkpoint(): void;
}

/** The packed pure-Python standard library; `path` is like 'json/decoder.py'. */
export interface StdlibSource {
  has(path: string): boolean;
  /** Source text of one file. */
  source(path: string): string | null;
  /** Compiled code of one file in the engine's marshal format, or null when only source is there. */
  code(path: string): Uint8Array | null;
  list(directory: string): string[];
}
