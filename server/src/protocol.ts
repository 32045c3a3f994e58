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
} as const;

/** What the server carries out on `workspace/executeCommand`; the rest belongs to clients. */
export const SERVER_COMMANDS: readonly string[] = [
  COMMANDS.profileFile,
  COMMANDS.stop,
  COMMANDS.clear,
  COMMANDS.showReport,
  COMMANDS.showMore,
];

export interface InitializationOptions {
  /** The client registers the commands itself and forwards them; the server then announces none. */
  readonly ownCommands?: boolean;
  /** Nothing may be run: the workspace is not trusted. */
  readonly restricted?: boolean;
}

export interface Settings {
  readonly enable: boolean;
  readonly targetRuntime: string;
  readonly codeLens: 'off' | 'file' | 'functions';
  readonly inlayHints: 'off' | 'hot' | 'all';
  readonly diagnostics: 'off' | 'hint' | 'auto';
  readonly minImpactPercent: number;
  readonly maxPerFile: number;
  readonly kinds: Readonly<Record<string, 'off' | 'hint' | 'auto'>>;
  readonly stale: 'hide' | 'dim' | 'keep';
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly timeoutSeconds: number;
  readonly memoryMB: number;
  readonly sandbox: { readonly files: 'readOnlyWorkspace' | 'overlay' | 'workspace' };
}

export const DEFAULT_SETTINGS: Settings = Object.freeze({
  enable: true,
  targetRuntime: 'cpython3.13',
  codeLens: 'functions',
  inlayHints: 'hot',
  diagnostics: 'auto',
  minImpactPercent: 1,
  maxPerFile: 30,
  kinds: {},
  stale: 'dim',
  args: [],
  cwd: '',
  env: {},
  stdin: '',
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
}

/** Sent as `jitlens/output` to clients with `ownCommands`: what the program writes. */
export const OUTPUT_NOTIFICATION = 'jitlens/output';
export interface RunOutput {
  readonly uri: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
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
}

/** Request `jitlens/report`: the last report that covers the document, as text; null when there is none. */
export const REPORT_REQUEST = 'jitlens/report';

/** What `jitlens.profileFile` answers when its run has ended. */
export interface ProfileAnswer {
  readonly insights: number;
  readonly ended: string;
  readonly exitStatus: number;
  readonly partial: boolean;
}
