/**
 * JitLens for agents: the tools `profile`, `findings` and `compare` over the Model Context Protocol. Programs run in the
 * sandbox, whose walls only the command line that starts this moves. Knows no transport.
 */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Report } from '#engine';
import { profileProcess } from '../cli/profile-process.js';
import { forOthers } from '../features/captured-values.js';
import { comparison } from '../outputs/comparison.js';
import { findingsForModels, profileForModels } from '../outputs/for-models.js';
import { VERSION } from '../supervisor/version.js';
import { Reports } from './reports.js';

export interface McpSettings {
  /** Options of `profile` that the person gave: limits and the sandbox. */
  readonly options: readonly string[];
  readonly includeValues: boolean;
}

const INSTRUCTIONS = `JitLens runs a Python program on its own JIT, in a sandbox (no network, no processes, writes discarded, no C extensions such as numpy), and reports what makes it slow at exact expressions: mixed types, unstable layouts, failed assumptions. Call profile, then findings for the evidence and the edits, change the code, profile again, compare. Costs are measured on CPython, PyPy and this engine; a finding that costs nothing on the runtime in use says so.`;

const REPORT = z.string().describe('the name that profile gave, like run-1, or the path of a JSON report');
const CODES = z
  .array(z.string().regex(/^JL\d{1,3}$/))
  .optional()
  .describe('only these insights, like JL101, or JL2 for all of that group');

const PROFILE = {
  file: z.string().describe('path of the Python program'),
  args: z.array(z.string()).optional().describe('its arguments'),
  target: z
    .string()
    .regex(/^(cpython3\.\d+|pypy|engine|all)$/)
    .optional()
    .describe('whose speed the advice is for; default all'),
  minImpact: z.number().min(0).max(100).optional().describe('leave out findings below this per cent of the run; default 1'),
  example: z.boolean().optional().describe('run the calls in comments "# jitlens: example f(3)" instead of the program'),
  verifyFixes: z.boolean().optional().describe('run it again with each proposed fix, and say what that proved'),
  whatIf: z.array(z.string()).optional().describe('run it again with an assumption forced: float:FILE:LINE:COL, or split, or inline'),
};
type ProfileInput = z.infer<z.ZodObject<typeof PROFILE>>;

const FINDINGS = {
  report: REPORT,
  codes: CODES,
  file: z.string().optional().describe('only findings in files whose path ends so'),
  limit: z.number().int().min(1).max(100).optional().describe('at most so many; default 20'),
};

const COMPARE = { before: REPORT, after: REPORT };

const READS = { readOnlyHint: true, openWorldHint: false };

export function createMcpServer(settings: McpSettings): McpServer {
  const server = new McpServer({ name: 'jitlens', version: VERSION }, { instructions: INSTRUCTIONS });
  const reports = new Reports();
  server.registerTool(
    'profile',
    {
      title: 'Profile a Python program',
      description: 'Runs a Python program in the sandbox and reports where it loses time and why. Gives the name of the report.',
      inputSchema: PROFILE,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    (input, { signal }) => profile(input, settings, reports, signal),
  );
  server.registerTool(
    'findings',
    {
      title: 'Findings of a report',
      description: 'The findings of a report with their evidence, costs by runtime, and edits that cure them, worth most first.',
      inputSchema: FINDINGS,
      annotations: READS,
    },
    ({ report, ...filter }) => answer(findingsForModels(shown(reports.get(report), settings), filter)),
  );
  server.registerTool(
    'compare',
    {
      title: 'Compare two reports',
      description: 'What two reports of a program have in common and not: findings gone, new and changed, tiers and deopts.',
      inputSchema: COMPARE,
      annotations: READS,
    },
    ({ before, after }) => text(comparison(reports.get(before), reports.get(after))),
  );
  return server;
}

async function profile(input: ProfileInput, settings: McpSettings, reports: Reports, signal: AbortSignal): Promise<Result> {
  const { report, status, output, complaint } = await profileProcess([...settings.options, ...optionsOf(input)], signal);
  if (report === null) return { ...text(complaint.trim() || `no report: status ${String(status)}`), isError: true };
  const name = reports.add(report);
  const said = complaint.trim() === '' ? '' : `\nOn standard error:\n${complaint.trimEnd()}\n`;
  return text(`report ${name}, exit status ${String(status)}\n\n${profileForModels(shown(report, settings), output)}${said}`);
}

function optionsOf({ file, args = [], target, minImpact, example, verifyFixes, whatIf = [] }: ProfileInput): string[] {
  return [
    ...(target === undefined ? [] : ['--target', target]),
    ...(minImpact === undefined ? [] : ['--min-impact', String(minImpact)]),
    ...(example === true ? ['--example'] : []),
    ...(verifyFixes === true ? ['--verify-fixes'] : []),
    ...whatIf.flatMap(asked => ['--what-if', asked]),
    // a name that begins with a dash is a file all the same
    /^-/.test(file) ? `./${file}` : file,
    ...args,
  ];
}

/** What leaves this machine says no more than types, unless the person wants it. */
const shown = (report: Report, { includeValues }: McpSettings): Report => (includeValues ? report : forOthers(report));

interface Result {
  readonly [more: string]: unknown;
  readonly content: { readonly type: 'text'; readonly text: string }[];
  readonly isError?: boolean;
}

const text = (said: string): Result => ({ content: [{ type: 'text', text: said }] });

const answer = (data: object): Result => text(JSON.stringify(data, null, 2));
