/**
 * Figures that were measured on this machine, kept in a file of the person's cache folder: by the build of the interpreter
 * and the text of the pair. Where either is another one, they are not found. Starts nothing, and does without the file
 * where it cannot be read or written.
 */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { hashOf, type Build } from './interpreters.js';
import type { Figure } from './summary.js';

export interface Kept {
  readonly figure: Figure;
  /** 2026-11-30. */
  readonly date: string;
}

interface Entry extends Kept {
  /** Of the texts of the pair. */
  readonly pair: string;
}

/** By build, then by kind. */
type Contents = Record<string, Record<string, Entry>>;

/** Builds that were measured before these are forgotten. */
const MOST_BUILDS = 20;

export class MeasuredCache {
  constructor(
    /** Of the pairs. */
    private readonly folder: string,
    private readonly file = path.join(cacheFolder(), 'verdicts.json'),
  ) {}

  /** What is known of a kind on this build; null where it has to be measured. */
  find(build: Build, kind: string): Kept | null {
    const entry = this.read()[hashOf(build)]?.[kind];
    return entry?.pair === this.hashOfPair(kind) ? entry : null;
  }

  keep(build: Build, figures: ReadonlyMap<string, Figure>, date: string): void {
    const { [hashOf(build)]: before = {}, ...others } = this.read();
    const fresh = [...figures].map(([kind, figure]) => [kind, { figure, date, pair: this.hashOfPair(kind) }] as const);
    const kept = Object.entries(others).slice(1 - MOST_BUILDS);
    this.write({ ...Object.fromEntries(kept), [hashOf(build)]: { ...before, ...Object.fromEntries(fresh) } });
  }

  private hashOfPair(kind: string): string {
    const hash = createHash('sha256');
    for (const name of [`${kind}.py`, 'harness.py']) hash.update(fs.readFileSync(path.join(this.folder, name)));
    return hash.digest('hex');
  }

  private read(): Contents {
    try {
      const found: unknown = JSON.parse(fs.readFileSync(this.file, 'utf8'));
      return typeof found === 'object' && found !== null ? (found as Contents) : {};
    } catch {
      return {};
    }
  }

  private write(contents: Contents): void {
    try {
      fs.mkdirSync(path.dirname(this.file), { recursive: true });
      const beside = `${this.file}.${String(process.pid)}`;
      fs.writeFileSync(beside, JSON.stringify(contents));
      fs.renameSync(beside, this.file);
    } catch {
      // Measured again next time.
    }
  }
}

function cacheFolder(): string {
  return path.join(process.env.XDG_CACHE_HOME ?? SYSTEM_CACHES[process.platform] ?? path.join(os.homedir(), '.cache'), 'jitlens');
}

const SYSTEM_CACHES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: path.join(os.homedir(), 'Library/Caches'),
  win32: process.env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData/Local'),
};
