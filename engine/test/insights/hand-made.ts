/**
 * Evidence made by hand: real code from a few lines of Python, counts and records as a test wants them. For what takes
 * optimised code, or limits that a program would run long to reach.
 */
import { compileSource } from '../../src/compiler/index.js';
import type { Code } from '../../src/bytecode/code.js';
import { WIDTH, type OpcodeName } from '../../src/bytecode/opcodes.js';
import { Profile } from '../../src/feedback/profile.js';
import { ClassTags, Tag, TAG_LIMIT } from '../../src/feedback/tags.js';
import type { Site } from '../../src/feedback/site.js';
import { opcodeAt } from '../../src/insights/dataflow.js';
import { buildReport } from '../../src/insights/build-report.js';
import type { Evidence } from '../../src/insights/evidence.js';
import type { Report, ReportOptions } from '../../src/insights/report.js';
import type { PyCode } from '../../src/objects/function.js';
import type { DeoptRecord } from '../../src/observe/events.js';

export const PATH = '/p/main.py';

export class HandMade {
  readonly profiles: Profile[];
  readonly deopts: DeoptRecord[] = [];
  readonly invalidations: Evidence['invalidations'][number][] = [];
  partial = false;

  constructor(readonly source: string) {
    const module = compileSource(source, PATH, 'exec', { optimize: 0 });
    this.profiles = nested(module).map(code => new Profile({ code } as PyCode, 60));
  }

  profile(qualname: string): Profile {
    const found = this.profiles.find(p => p.code.qualname === qualname);
    if (found === undefined) throw new Error(`no ${qualname} in ${this.profiles.map(p => p.code.qualname).join(', ')}`);
    return found;
  }

  /** The nth instruction of this name that has a site. */
  site(qualname: string, opcode: OpcodeName, nth = 0): Site {
    const profile = this.profile(qualname);
    return profile.sites.filter(s => opcodeAt(profile.code, s.pc) === opcode)[nth];
  }

  deopt(qualname: string, pc: number, fields: Partial<DeoptRecord>): void {
    const { code } = this.profile(qualname);
    const record = {
      reason: 'NotInt',
      kind: 'eager',
      expected: 'int',
      actual: 'float',
      value: '',
      bornAt: null,
      version: 1,
      stack: [],
      at: 0,
      count: 1,
    } as const;
    this.deopts.push({ code, pc, ...record, ...fields });
  }

  report(options: Partial<ReportOptions> = {}): Report {
    const run = { argv: ['main.py'], exitStatus: 0, wallMs: 12, peakMemoryMB: 1, droppedEvents: 0 };
    const { profiles, deopts, invalidations, partial } = this;
    const evidence: Evidence = {
      engineVersion: '0.1.0',
      profiles,
      tags: new ClassTags(),
      deopts,
      invalidations,
      run,
      partial,
      sourceOf: path => (path === PATH ? this.source : null),
    };
    return buildReport(evidence, { targetRuntime: 'cpython3.13', minImpactPercent: 1, allSites: false, ...options });
  }
}

function nested(code: Code): Code[] {
  return [code, ...code.consts.flatMap(c => (c.type === 'code' ? nested(c.code) : []))];
}

/** `count` executions of a binary site with these operands, all at once. */
export function saw(site: Site, left: keyof typeof Tag, right: keyof typeof Tag, count: number, results: number): void {
  const c = site.caseFor(Tag[left] * TAG_LIMIT + Tag[right], site.count);
  if (c === null) throw new Error('more cases than a site keeps');
  c.results |= results;
  site.add(count, c);
}

export const pcOf = (code: Code, opcode: OpcodeName): number => {
  for (let pc = 0; pc < code.instructions.length; pc += WIDTH) if (opcodeAt(code, pc) === opcode) return pc;
  throw new Error(`no ${opcode}`);
};
