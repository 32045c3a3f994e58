/**
 * Names that the server and its clients share: commands, settings, and what is said beyond LSP. Plain
 * data; knows nothing of either side.
 */
export const COMMANDS = {
  profileFile: 'jitlens.profileFile',
  stop: 'jitlens.stop',
  clear: 'jitlens.clear',
  showReport: 'jitlens.showReport',
  showMore: 'jitlens.showMore',
  nextInsight: 'jitlens.nextInsight',
  /** What can be done about a program that cannot run here. */
  waysOn: 'jitlens.waysOn',
  verifyFix: 'jitlens.verifyFix',
  whatIf: 'jitlens.whatIf',
  confirmOnCPython: 'jitlens.confirmOnCPython',
  measureVerdicts: 'jitlens.measureVerdicts',
} as const;

/** What the server carries out on `workspace/executeCommand`; the rest belongs to clients. */
export const SERVER_COMMANDS: readonly string[] = [
  COMMANDS.profileFile,
  COMMANDS.stop,
  COMMANDS.clear,
  COMMANDS.showReport,
  COMMANDS.showMore,
  COMMANDS.verifyFix,
  COMMANDS.whatIf,
  COMMANDS.confirmOnCPython,
  COMMANDS.measureVerdicts,
];

export interface InitializationOptions {
  /** The client registers the commands itself and forwards them; the server then announces none. */
  readonly ownCommands?: boolean;
  /** The client has a terminal that programs can read from. */
  readonly terminal?: boolean;
  /** Nothing may be run: the workspace is not trusted. */
  readonly restricted?: boolean;
}

export interface Settings {
  readonly enable: boolean;
  readonly runOn: 'command' | 'save';
  /** `auto`: that of the workspace's environment (requests/target-runtime.ts). */
  readonly targetRuntime: string;
  readonly codeLens: 'off' | 'file' | 'functions';
  readonly inlayHints: 'off' | 'hot' | 'all';
  readonly diagnostics: 'off' | 'hint' | 'auto';
  readonly minImpactPercent: number;
  readonly maxPerFile: number;
  readonly kinds: Readonly<Record<string, 'off' | 'hint' | 'auto'>>;
  readonly stale: 'hide' | 'dim' | 'keep';
  /** The file to start in place of those that are profiled; '' is found out (requests/entry.ts). */
  readonly entry: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly missingModules: 'error' | 'placeholder';
  /** Files that nothing is shown in (features/exclude.ts). */
  readonly exclude: readonly string[];
  readonly captureValues: 'none' | 'type' | 'value';
  readonly timeoutSeconds: number;
  readonly memoryMB: number;
  readonly sandbox: { readonly files: 'readOnlyWorkspace' | 'overlay' | 'workspace' };
}

export const DEFAULT_SETTINGS: Settings = Object.freeze({
  enable: true,
  runOn: 'command',
  targetRuntime: 'auto',
  codeLens: 'functions',
  inlayHints: 'hot',
  diagnostics: 'auto',
  minImpactPercent: 1,
  maxPerFile: 30,
  kinds: {},
  stale: 'dim',
  entry: '',
  args: [],
  cwd: '',
  env: {},
  stdin: '',
  missingModules: 'error',
  exclude: ['site-packages', '.venv'],
  captureValues: 'value',
  timeoutSeconds: 30,
  memoryMB: 512,
  sandbox: { files: 'overlay' },
} satisfies Settings);

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Sent as `jitlens/run` to clients with `ownCommands`: at the start, at most twice a second, at the end. */
export const RUN_NOTIFICATION = 'jitlens/run';
export interface RunState {
  readonly uri: string;
  readonly state: 'running' | 'ended';
  readonly elapsedMs: number;
  /** One line for a status bar; '' while running. */
  readonly text: string;
  /** What was found so far, best first; null when nothing new is known. */
  readonly soFar: readonly ListedFinding[] | null;
}

/** Sent as `jitlens/output` to clients with `ownCommands`: what the program writes. */
export const OUTPUT_NOTIFICATION = 'jitlens/output';
export interface RunOutput {
  readonly uri: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** Sent as `jitlens/inputWanted` to clients with a terminal: the program waits for a line. */
export const INPUT_WANTED_NOTIFICATION = 'jitlens/inputWanted';

/** Sent as `jitlens/input` by them: what was typed; null where there is no more. */
export const INPUT_NOTIFICATION = 'jitlens/input';
export interface RunInput {
  readonly uri: string;
  readonly text: string | null;
}

/** Sent as `jitlens/undoing` by clients that know it, before the change itself: an undo or a redo makes this version. */
export const UNDOING_NOTIFICATION = 'jitlens/undoing';
export interface Undoing {
  readonly uri: string;
  readonly version: number;
}

/** Sent as `jitlens/visible` by clients: whether anything is to be shown at all. */
export const VISIBLE_NOTIFICATION = 'jitlens/visible';
export interface Visible {
  readonly visible: boolean;
}

/** Request `jitlens/findings`: what to underline and to step through, in document order. */
export const FINDINGS_REQUEST = 'jitlens/findings';
export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}
export interface VisibleFinding {
  readonly range: Range;
  readonly code: string;
  readonly message: string;
  readonly stale: boolean;
  /** A consequence of another finding: not underlined, not stepped through. */
  readonly consequence: boolean;
  /** More than a hint: editors draw a line under its diagnostic by themselves. */
  readonly isMarked: boolean;
}

/** Request `jitlens/heat`: how much of the time the functions of a document took (features/heat.ts). */
export const HEAT_REQUEST = 'jitlens/heat';

/** Request `jitlens/list`: the findings of all files, for a tree; best first. Causes only. */
export const LIST_REQUEST = 'jitlens/list';
export interface ListedFinding {
  readonly place: Place;
  readonly code: string;
  readonly name: string;
  readonly message: string;
  /** Qualified name. */
  readonly function: string;
  /** Of the run, 0…1. */
  readonly share: number;
  readonly saving: number;
  readonly stale: boolean;
}

/** Where something is, and how it is said: `demo.py:20`. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
  readonly label: string;
}

/** Request `jitlens/reportView`: what a report panel draws; null when there is no report. See report-view.ts. */
export const REPORT_VIEW_REQUEST = 'jitlens/reportView';

/** Request `jitlens/export`: the last report in one of the command line's forms; null when there is none. */
export const EXPORT_REQUEST = 'jitlens/export';
export const EXPORT_FORMATS = ['json', 'html', 'markdown', 'text', 'sarif', 'speedscope', 'cpuprofile'] as const;
export interface ExportParams extends DocumentParams {
  readonly format: (typeof EXPORT_FORMATS)[number];
}

/** Request `jitlens/told`: what a language model is told of the last run of a document; null when there was none. */
export const TOLD_REQUEST = 'jitlens/told';
export interface ToldParams extends DocumentParams {
  readonly what: 'profile' | 'findings' | 'compare';
  readonly codes?: readonly string[];
  readonly limit?: number;
}

/** Request `jitlens/stopped`: the exception that ended the last run (features/last-words.ts); null when it ended otherwise. */
export const STOPPED_REQUEST = 'jitlens/stopped';

/** Request `jitlens/functionAt`: the qualified name of what is around a position; null in the module's own code. */
export const FUNCTION_REQUEST = 'jitlens/functionAt';
export interface PositionParams extends DocumentParams {
  readonly position: Position;
}

/** Request `jitlens/dump`: what one phase of the engine makes of a document. */
export const DUMP_REQUEST = 'jitlens/dump';
export const DUMP_STAGES = ['ast', 'bytecode', 'feedback', 'ir', 'js'] as const;
export interface DumpParams extends DocumentParams {
  readonly stage: (typeof DUMP_STAGES)[number];
  /** Qualified name; null is the whole program. */
  readonly function: string | null;
}
export interface DumpAnswer {
  readonly text: string;
  /** Pieces of the text that speak of a place in the document. */
  readonly links: readonly DumpLink[];
}
export interface DumpLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly target: Position;
}

/** Request `jitlens/report`: the last report that covers the document, as text; null when there is none. */
export const REPORT_REQUEST = 'jitlens/report';

/** The second argument of `jitlens.profileFile`: a part of the file, in place of the whole. */
export type ProfilePart =
  { readonly kind: 'test'; readonly position: Position } | { readonly kind: 'example'; readonly position: Position };

/** The third argument of `jitlens.confirmOnCPython` and `jitlens.measureVerdicts`: only say what would be started. */
export const SHOW = 'show';

/** What `jitlens.verifyFix`, `jitlens.whatIf`, `jitlens.confirmOnCPython` and `jitlens.measureVerdicts` answer: a word or a name, and a line to say. */
export interface Answer {
  readonly title: string;
  readonly text: string;
}

/** What `jitlens.profileFile` answers when its run has ended. */
export interface ProfileAnswer {
  readonly insights: number;
  readonly ended: string;
  readonly exitStatus: number;
  readonly partial: boolean;
}
