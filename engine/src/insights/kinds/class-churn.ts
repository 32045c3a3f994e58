/**
 * JL211: a class is made in hot code: a `class` statement in a function, or a call of something that makes one
 * (`namedtuple`, `type` with three arguments). What library code makes is raised at the call in user code. It explains
 * sites that meet many classes of one name.
 */
import type { Profile } from '../../feedback/profile.js';
import type { PyClass } from '../../objects/class.js';
import type { Code } from '../../bytecode/code.js';
import { operandAt } from '../dataflow.js';
import { isCalleeCode, isClass, isNative } from '../describe-key.js';
import { callsOf } from '../executions.js';
import { findingAt, MIN_COUNT, type Finding, type Search } from '../finding.js';
import type { CaseView, Program, SiteView } from '../program.js';
import { thousands } from '../text-parts.js';

/** Code that makes a class in so many of its calls makes classes. */
const MOSTLY = 0.5;

export function findClassChurn({ program }: Search): Finding[] {
  const makers = libraryMakers(program);
  return program.sites.flatMap(view => {
    const made = view.cases.filter(c => makesClass(view, c) || (isCalleeCode(c.case.key) && makers.has(c.case.key.code)));
    const count = made.reduce((sum, c) => sum + c.count, 0);
    return count < MIN_COUNT ? [] : [findingOf(program, view, count)];
  });
}

function findingOf(program: Program, view: SiteView, count: number): Finding {
  return findingAt(view, 'JL211', {
    count,
    message: `A class is made here ${thousands(count)} times`,
    advice: 'Make the class once, at the top of the module, and only use it here.',
    explains: program.sites.filter(meetsTwins).map(v => v.site),
  });
}

/** `__build_class__`, or a metaclass with three arguments. */
function makesClass(view: SiteView, c: CaseView): boolean {
  if (isNative(c.case.key, '__build_class__')) return true;
  const isThree = view.opcode === 'CALL' && operandAt(view.code, view.pc, 2) === 3;
  return isThree && isClass(c.case.key) && c.case.key.name === 'type';
}

/** Library code that makes a class, itself or through others. */
function libraryMakers(program: Program): Set<Code> {
  const makers = new Set<Code>();
  const isMaker = (p: Profile): boolean =>
    program.viewsOf(p).some(v => {
      const made = v.cases.filter(c => makesClass(v, c) || (isCalleeCode(c.case.key) && makers.has(c.case.key.code)));
      return made.length > 0 && made.reduce((sum, c) => sum + c.count, 0) >= callsOf(p) * MOSTLY;
    });
  const library = program.evidence.profiles.filter(p => !program.userProfiles.includes(p) && p.code.name !== '<module>');
  for (let found = true; found;) {
    const more = library.filter(p => !makers.has(p.code) && isMaker(p));
    for (const p of more) makers.add(p.code);
    found = more.length > 0;
  }
  return makers;
}

/** Several classes of one name at one site. */
function meetsTwins(view: SiteView): boolean {
  const classes = new Set(view.cases.flatMap(c => classOf(c) ?? []));
  return classes.size > new Set([...classes].map(c => c.qualname)).size;
}

/** The class itself, where it is called or is the receiver; else the receiver’s. */
function classOf({ shape, case: { key } }: CaseView): PyClass | null {
  return isClass(key) ? (key as PyClass) : (shape?.cls ?? null);
}
