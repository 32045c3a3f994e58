/** JL501: keywords that come first, in the order of the constructor's parameters, can go. */
import type { Code } from '../../bytecode/code.js';
import type { Call } from '../../syntax/ast.js';
import { isCalleeCode, isClass } from '../describe-key.js';
import { sameSpan, type Finding, type ProposedFix } from '../finding.js';
import type { PyClass } from '../../objects/class.js';
import { constructorOf } from '../kinds/class-uses.js';
import { between, nodesIn, replace, type FixContext } from './fix-context.js';

export function positionalArguments(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const { program } = context;
  const module = context.tree(filename);
  const call =
    module === null ? undefined : (nodesIn(module).find(n => n.kind === 'Call' && sameSpan(n.span, finding.span)) as Call | undefined);
  const parameters = parametersAt(program.siteAt(finding.profile.code, finding.site?.pc ?? -1)?.cases.map(c => c.case.key) ?? []);
  if (call === undefined || parameters === null || call.args.some(a => a.kind === 'Starred')) return [];
  const other = call.keywords.findIndex((k, i) => k.arg !== parameters[call.args.length + i]);
  const inOrder = other < 0 ? call.keywords : call.keywords.slice(0, other);
  const edits = inOrder.map(k => replace(filename, between(k.span, k.value.span, 'start'), ''));
  return edits.length === 0 ? [] : [{ title: 'Pass the arguments by position', edits }];
}

/** Parameters after `self` of the one constructor that is called. */
function parametersAt(keys: readonly (object | number)[]): string[] | null {
  const codes = keys.map(key => (isClass(key) ? constructorOf(key as PyClass) : null));
  const [first] = codes;
  if (first === undefined || first === null || codes.some(c => c !== first)) return null;
  return first.varNames.slice(1, first.argCount);
}
