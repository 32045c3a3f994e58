/** Which functions of user code a function calls, from its call sites: what call trees are made of. */
import type { Profile } from '../feedback/profile.js';
import { isCalleeCode, isClass } from './describe-key.js';
import type { CaseView, Program } from './program.js';
import type { ReportCallee } from './report.js';
import type { PyClass } from '../objects/class.js';
import { constructorOf } from './kinds/class-uses.js';

export function calleesOf(program: Program, profile: Profile): ReportCallee[] {
  const found = new Map<Profile, number>();
  for (const view of program.viewsOf(profile)) {
    if (view.site.kind !== 'call' && view.site.kind !== 'method-call') continue;
    for (const c of view.cases) {
      const callee = profileCalled(program, c);
      if (callee !== null) found.set(callee, (found.get(callee) ?? 0) + c.count);
    }
  }
  return [...found].map(([p, count]) => ({ path: p.code.filename, name: p.code.qualname, line: p.code.firstLine - 1, count }));
}

/** A function, or the constructor of a class that is called. */
function profileCalled(program: Program, { case: { key } }: CaseView): Profile | null {
  const code = isCalleeCode(key) ? key.code : isClass(key) ? constructorOf(key as PyClass) : null;
  return code === null ? null : (program.userProfiles.find(p => p.code === code) ?? null);
}
