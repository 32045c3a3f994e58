/** `re.Match`: what a match found, and templates filled in from it. */
import { classOf } from '../../objects/class-of.js';
import { asIndex } from '../../objects/convert.js';
import { PyDict } from '../../objects/dict.js';
import { indexError } from '../../objects/errors.js';
import { barrier, native } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import { reprOf } from '../../objects/text.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, PyObject, type Value } from '../../objects/value.js';
import { codePoints, stringFromPoints, type Vm } from '../../objects/vm.js';
import { CLASS_GETITEM, moduleType } from '../module-spec.js';
import type { Found } from './found.js';
import type { PyPattern } from './pattern-object.js';
import type { Scan } from './scan.js';
import { joinPieces, type Subject } from './subject.js';
import { templateFor, type PyTemplate } from './template.js';

export class PyMatch extends PyObject {
  constructor(
    override shape: Shape,
    readonly pattern: PyPattern,
    readonly subject: Subject,
    readonly pos: number,
    readonly endpos: number,
    readonly found: Found,
  ) {
    super();
  }
}

/** The last match of a scan. */
export function makeMatch(vm: Vm, pattern: PyPattern, subject: Subject, scan: Scan): PyMatch {
  return new PyMatch((pattern.matchShape ??= moduleType(vm, MATCH).rootShape), pattern, subject, scan.pos, scan.endpos, scan.found());
}

/** Number of a group given by number or name. */
function groupNumber(vm: Vm, m: PyMatch, group: Value): number {
  const isNumber = typeof group === 'number' || classOf(vm, group).find('__index__') !== undefined;
  const n = isNumber ? asIndex(vm, group) : m.pattern.groupindex.get(group);
  if (typeof n === 'number' && n >= 0 && n < m.found.groups) return n;
  throw indexError(vm, 'no such group');
}

function group(vm: Vm, m: PyMatch, ids: readonly Value[]): Value {
  const one = (id: Value): Value => m.found.text(vm, groupNumber(vm, m, id), None);
  return ids.length === 0 ? m.found.text(vm, 0, None) : ids.length === 1 ? one(ids[0]) : vm.tuple(ids.map(one));
}

function groups(vm: Vm, m: PyMatch, missing: Value): Value[] {
  return Array.from({ length: m.found.groups - 1 }, (_, i) => m.found.text(vm, i + 1, missing));
}

function groupDict(vm: Vm, m: PyMatch, missing: Value): PyDict {
  const result = vm.dict();
  const { groupindex } = m.pattern;
  for (const name of groupindex.keyList()) result.set(name, m.found.text(vm, Number(groupindex.get(name)), missing));
  return result;
}

function span(vm: Vm, m: PyMatch, n: number): Value {
  return vm.tuple([m.found.start(n), m.found.stop(n)]);
}

/** The template with the groups of a match in it; those that took no part are empty. */
export function fillTemplate(vm: Vm, template: PyTemplate, subject: Subject, groups: number, text: (group: number) => Value): Value {
  if (template.groups.length === 0) return template.literals[0];
  const pieces: Value[] = [template.literals[0]];
  template.groups.forEach((g, i) => {
    if (g >= groups) throw indexError(vm, 'no such group');
    const piece = text(g);
    if (piece !== None) pieces.push(piece);
    pieces.push(template.literals[i + 1]);
  });
  return joinPieces(vm, subject, pieces);
}

function reprMatch(vm: Vm, m: PyMatch): Value {
  const text = reprOf(vm, m.found.text(vm, 0, None));
  const points = typeof text === 'string' ? codePoints(text) : text.points;
  return vm.text(`<re.Match object; span=(${m.found.start(0)}, ${m.found.stop(0)}), match=${stringFromPoints(points.slice(0, 50))}>`);
}

const spanMethod = (name: string, read: (vm: Vm, m: PyMatch, n: number) => Value) =>
  native(name, '(self, group=0, /)', (vm, m: PyMatch, g: Value | undefined) => read(vm, m, g === undefined ? 0 : groupNumber(vm, m, g)));

function lastIndexOf(m: PyMatch): Value {
  const last = m.found.lastIndex();
  return last < 0 ? None : last;
}

const itself = (_vm: Vm, m: PyMatch): Value => m;

export const MATCH: TypeSpec = {
  name: 'Match',
  module: 're',
  layout: 'native',
  final: true,
  create: 'none',
  doc: 'The result of re.match() and re.search().\nMatch objects always have a boolean value of True.',
  methods: [
    native('group', '(self, /, *args)', group, 'Returns one or more groups of the match.'),
    native(
      'groups',
      '(self, /, default=None)',
      (vm, m: PyMatch, missing: Value | undefined) => vm.tuple(groups(vm, m, missing ?? None)),
      'The text of all groups.',
    ),
    native(
      'groupdict',
      '(self, /, default=None)',
      (vm, m: PyMatch, missing: Value | undefined) => groupDict(vm, m, missing ?? None),
      'The text of the named groups by name.',
    ),
    spanMethod('start', (_vm, m, n) => m.found.start(n)),
    spanMethod('end', (_vm, m, n) => m.found.stop(n)),
    spanMethod('span', span),
    barrier(
      'expand',
      '(self, /, template)',
      (vm, m: PyMatch, t: Value) =>
        fillTemplate(vm, templateFor(vm, m.pattern, t), m.subject, m.found.groups, g => m.found.text(vm, g, None)),
      'The template with backslash escapes and groups filled in.',
    ),
    native('__getitem__', '(self, key, /)', (vm, m: PyMatch, g: Value) => m.found.text(vm, groupNumber(vm, m, g), None)),
    native('__repr__', '(self, /)', reprMatch),
    native('__copy__', '(self, /)', itself),
    native('__deepcopy__', '(self, memo, /)', itself),
  ],
  classMethods: [CLASS_GETITEM],
  getset: {
    string: { get: (_vm, m: PyMatch) => m.subject.value, member: true },
    re: { get: (_vm, m: PyMatch) => m.pattern, member: true },
    pos: { get: (_vm, m: PyMatch) => m.pos, member: true },
    endpos: { get: (_vm, m: PyMatch) => m.endpos, member: true },
    lastindex: { get: (_vm, m: PyMatch) => lastIndexOf(m) },
    lastgroup: { get: (_vm, m: PyMatch) => m.pattern.groupNames[m.found.lastIndex()] ?? None },
    regs: { get: (vm, m: PyMatch) => vm.tuple(Array.from({ length: m.found.groups }, (_, n) => span(vm, m, n))) },
  },
};
