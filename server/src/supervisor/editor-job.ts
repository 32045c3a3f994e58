/**
 * From what an editor asks for to a job for the engine. The sandbox's defaults for the editor are
 * decided here (interfaces.md §6), nowhere else. Knows neither LSP nor documents.
 */
import * as path from 'node:path';
import type { Program, WhatIf } from '#engine';
import { DRIVER_FILES } from '../features/drivers.js';
import { allowedEnvironment } from './environment.js';
import type { DumpJob, DumpStage, HostSettings, RunJob, RunLimits } from './messages.js';
import type { FilePolicy } from './sandbox-files.js';
import { sitePackages, TIME_ZONES } from './site-packages.js';

export interface EditorRun {
  readonly path: string;
  /** Unsaved text that stands for the file. */
  readonly text?: string | undefined;
  /** A program that starts something of the file, as `-c` would; the file itself is then imported from the disk. */
  readonly code?: string | undefined;
  readonly args: readonly string[];
  readonly cwd: string;
  /** What the program reads; '' is nothing. */
  readonly stdin?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMB: number;
  readonly sandbox: 'readOnlyWorkspace' | 'overlay' | 'workspace';
  readonly workspaceFolders: readonly string[];
  readonly missingModules: 'error' | 'placeholder';
  readonly minImpactPercent: number;
  readonly targetRuntime: string;
  /** Fixed clocks and randomness, so that two runs can be compared. */
  readonly deterministic?: boolean;
  readonly whatIf?: WhatIf | null;
}

/** An editor's terminal holds no more than a person may read. */
const OUTPUT_LIMIT_BYTES = 16 * 2 ** 20;

export function editorJob(run: EditorRun): RunJob {
  return {
    kind: 'run',
    program: programOf(run),
    argv: [run.code === undefined ? run.path : '-c', ...run.args],
    options: {
      profile: true,
      deterministic: run.deterministic === true,
      memoryLimit: run.memoryMB * 2 ** 20,
      missingModules: run.missingModules,
      whatIf: run.whatIf ?? null,
    },
    report: {
      targetRuntime: run.targetRuntime,
      minImpactPercent: run.minImpactPercent,
      allSites: true,
      ...(run.code !== undefined && { leaveOut: DRIVER_FILES }),
    },
    host: { ...hostOf(run), stdin: { from: 'supervisor', text: run.stdin ?? '' }, snapshots: true },
  };
}

function programOf({ path: file, text, code }: EditorRun): Program {
  if (code !== undefined) return { kind: 'command', code };
  return { kind: 'file', path: file, source: text === undefined ? null : new TextEncoder().encode(text) };
}

/** The later stages run the program first, without input; its output is dropped. */
export function editorDump(run: EditorRun, stage: DumpStage, qualname: string | null): DumpJob {
  const { program, options } = editorJob(run);
  return { kind: 'dump', program, stage, qualname, options, host: { ...hostOf(run), stdin: { from: 'nothing' }, snapshots: false } };
}

function hostOf(run: EditorRun): Omit<HostSettings, 'stdin' | 'snapshots'> {
  const packages = sitePackages([...run.workspaceFolders, run.cwd], undefined);
  return {
    cwd: run.cwd,
    sitePackages: packages,
    env: { ...allowedEnvironment(process.env, []), ...run.env },
    files: filePolicy(run, packages),
    deterministic: run.deterministic === true,
    output: { to: 'supervisor', limitBytes: OUTPUT_LIMIT_BYTES },
  };
}

/** 0 is no limit. */
export function editorLimits({ timeoutSeconds, memoryMB }: EditorRun): RunLimits {
  return { timeoutSeconds: timeoutSeconds > 0 ? timeoutSeconds : null, memoryMB: memoryMB > 0 ? memoryMB : null };
}

function filePolicy({ sandbox, workspaceFolders, path: file, cwd }: EditorRun, packages: readonly string[]): FilePolicy {
  return {
    readRoots: [...workspaceFolders, path.dirname(file), cwd, ...packages, TIME_ZONES],
    writeRoots: sandbox === 'workspace' ? workspaceFolders : [],
    overlay: sandbox !== 'readOnlyWorkspace',
    readHint: 'only the workspace and the folder of the file can be read',
    writeHint: 'the setting jitlens.sandbox.files allows it',
  };
}
