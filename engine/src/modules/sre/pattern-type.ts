/** `re.Pattern` and its scanners. */
import { getAttribute } from '../../objects/attribute.js';
import { classOf } from '../../objects/class-of.js';
import { richEquals } from '../../objects/compare.js';
import { asClampedSize, asSize } from '../../objects/convert.js';
import { hashOf } from '../../objects/hash.js';
import { PyIterator, type IteratorForm } from '../../objects/iterator.js';
import { barrier, native } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import { reprOf } from '../../objects/text.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { makeProxy } from '../../objects/types/mappingproxy.js';
import { None, NotImplemented, PyObject, type Value } from '../../objects/value.js';
import { codePoints, stringFromPoints, type Vm } from '../../objects/vm.js';
import { CLASS_GETITEM, moduleType } from '../module-spec.js';
import { fillTemplate, makeMatch } from './match-type.js';
import { Flag } from './opcodes.js';
import type { PyPattern } from './pattern-object.js';
import { Scan } from './scan.js';
import { joinPieces, subjectFor, type Subject } from './subject.js';
import { isLiteral, templateFor } from './template.js';

// ---- scans ----

interface Search {
  readonly subject: Subject;
  readonly scan: Scan;
}

/** A scan of `string` between `pos` and `endpos`, both brought within it. */
function begin(vm: Vm, p: PyPattern, string: Value, pos?: Value, endpos?: Value): Search {
  const subject = subjectFor(vm, string, p.isBytes);
  const within = (v: Value | undefined, otherwise: number): number =>
    v === undefined ? otherwise : Math.min(Math.max(asClampedSize(vm, v), 0), subject.length);
  const scan = new Scan(p.program, subject, within(pos, 0), within(endpos, subject.length), p.groups, () => vm.interpreter.poll());
  return { subject, scan };
}

type Try = (scan: Scan) => boolean;

const finder = (name: string, tryIt: Try, doc: string) =>
  barrier(
    name,
    '(self, /, string, pos=0, endpos=9223372036854775807)',
    (vm, p: PyPattern, string: Value, pos?: Value, endpos?: Value) => {
      const { subject, scan } = begin(vm, p, string, pos, endpos);
      return tryIt(scan) ? makeMatch(vm, p, subject, scan) : None;
    },
    doc,
  );

const groupsOf = (vm: Vm, scan: Scan, groups: number, missing: Value): Value[] =>
  Array.from({ length: groups }, (_, i) => scan.group(vm, i + 1, missing));

// ---- findall, split, sub ----

function findAll(vm: Vm, p: PyPattern, string: Value, pos?: Value, endpos?: Value): Value {
  const { subject, scan } = begin(vm, p, string, pos, endpos);
  const empty = subject.empty(vm);
  const found: Value[] = [];
  while (scan.search()) {
    if (p.groups <= 1) found.push(scan.group(vm, p.groups, empty));
    else found.push(vm.tuple(groupsOf(vm, scan, p.groups, empty)));
  }
  return vm.list(found);
}

function split(vm: Vm, p: PyPattern, string: Value, maxsplit?: Value): Value {
  const most = maxsplit === undefined ? 0 : asSize(vm, maxsplit);
  const { subject, scan } = begin(vm, p, string);
  const parts: Value[] = [];
  let last = 0;
  for (let n = 0; (most === 0 || n < most) && scan.search(); n++) {
    parts.push(subject.slice(vm, last, scan.start), ...groupsOf(vm, scan, p.groups, None));
    last = scan.stop;
  }
  parts.push(subject.slice(vm, last, subject.length));
  return vm.list(parts);
}

/** What stands in for a match; None leaves it out. */
type Replace = (search: Search) => Value;

function replacement(vm: Vm, p: PyPattern, by: Value): Replace {
  if (classOf(vm, by).find('__call__') !== undefined) return ({ subject, scan }) => vm.call(by, makeMatch(vm, p, subject, scan));
  if (isLiteral(vm, by)) return () => by;
  const template = templateFor(vm, p, by);
  if (template.groups.length === 0) return () => template.literals[0];
  return ({ subject, scan }) => fillTemplate(vm, template, subject, p.groups + 1, g => scan.group(vm, g, None));
}

function substitute(vm: Vm, p: PyPattern, by: Value, string: Value, count?: Value): [Value, number] {
  const most = count === undefined ? 0 : asSize(vm, count);
  const replace = replacement(vm, p, by);
  const search = begin(vm, p, string);
  const { subject, scan } = search;
  const pieces: Value[] = [];
  let last = 0;
  let n = 0;
  for (; (most === 0 || n < most) && scan.search(); n++) {
    if (last < scan.start) pieces.push(subject.slice(vm, last, scan.start));
    last = scan.stop;
    const piece = replace(search);
    if (piece !== None) pieces.push(piece);
  }
  if (last < subject.length) pieces.push(subject.slice(vm, last, subject.length));
  return [joinPieces(vm, subject, pieces), n];
}

// ---- scanners ----

class PyScanner extends PyObject {
  /** `match` that failed ends the scanner. */
  done = false;
  constructor(
    override shape: Shape,
    readonly pattern: PyPattern,
    readonly search: Search,
  ) {
    super();
  }
}

function step(vm: Vm, s: PyScanner, tryIt: Try): Value {
  if (s.done) return None;
  const { subject, scan } = s.search;
  if (tryIt(scan)) return makeMatch(vm, s.pattern, subject, scan);
  s.done = true;
  return None;
}

const searchOn: Try = s => s.search();
const scannerStep = (name: string, tryIt: Try) => barrier(name, '(self, /)', (vm, s: PyScanner) => step(vm, s, tryIt));

const SCANNER: TypeSpec = {
  name: 'SRE_Scanner',
  module: '_sre',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [scannerStep('match', s => s.match()), scannerStep('search', searchOn)],
  getset: { pattern: { get: (_vm, s: PyScanner) => s.pattern, member: true } },
};

function makeScanner(vm: Vm, p: PyPattern, string: Value, pos?: Value, endpos?: Value): PyScanner {
  return new PyScanner(moduleType(vm, SCANNER).rootShape, p, begin(vm, p, string, pos, endpos));
}

/** As `iter(scanner.search, None)`, whose class it has, without calling and comparing. */
class MatchIterator extends PyIterator {
  private done = false;
  constructor(
    override shape: Shape,
    private readonly scanner: PyScanner,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    if (this.done) return undefined;
    const match = step(vm, this.scanner, searchOn);
    if (match !== None) return match;
    this.done = true;
    return undefined;
  }
  override form(vm: Vm): IteratorForm {
    return { make: 'iter', args: this.done ? [vm.tuple([])] : [getAttribute(vm, this.scanner, 'search'), None] };
  }
}

// ---- the pattern itself ----

function reprPattern(vm: Vm, p: PyPattern): Value {
  const text = reprOf(vm, p.pattern);
  const points = typeof text === 'string' ? codePoints(text) : text.points;
  const flags = flagNames(p);
  return vm.text(`re.compile(${stringFromPoints(points.slice(0, 200))}${flags === '' ? '' : `, ${flags}`})`);
}

/** The flags that were given, not the one every str pattern has. */
function flagNames(p: PyPattern): string {
  const { LOCALE, UNICODE, ASCII } = Flag;
  const implied = p.isBytes === false && (p.flags & (LOCALE | UNICODE | ASCII)) === UNICODE ? UNICODE : 0;
  let rest = p.flags & ~implied;
  const names: string[] = [];
  for (const name of ['IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'UNICODE', 'VERBOSE', 'DEBUG', 'ASCII'] as const) {
    if ((rest & Flag[name]) === 0) continue;
    names.push(`re.${name}`);
    rest &= ~Flag[name];
  }
  if (rest !== 0) names.push(`0x${rest.toString(16)}`);
  return names.join('|');
}

function equalPatterns(vm: Vm, p: PyPattern, other: Value): Value {
  if (p === other) return true;
  if (!(other instanceof PyObject) || other.shape.cls !== p.shape.cls) return NotImplemented;
  const q = other as PyPattern;
  const [a, b] = [p.program.code, q.program.code];
  return (
    p.flags === q.flags &&
    p.isBytes === q.isBytes &&
    a.length === b.length &&
    a.every((word, i) => word === b[i]) &&
    richEquals(vm, p.pattern, q.pattern)
  );
}

const itself = (_vm: Vm, p: PyPattern): Value => p;
const SPAN = '(self, /, string, pos=0, endpos=9223372036854775807)';

export const PATTERN: TypeSpec = {
  name: 'Pattern',
  module: 're',
  layout: 'native',
  final: true,
  create: 'none',
  doc: 'Compiled regular expression object.',
  methods: [
    finder('match', s => s.match(), 'Matches zero or more characters at the beginning of the string.'),
    finder('fullmatch', s => s.match(true), 'Matches against all of the string.'),
    finder(
      'search',
      s => s.search(),
      'Scans through the string looking for a match, and returns a corresponding match object instance.\n\nReturn None if no position in the string matches.',
    ),
    barrier('findall', SPAN, findAll, 'Return a list of all non-overlapping matches of pattern in string.'),
    barrier(
      'finditer',
      SPAN,
      (vm, p: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
        new MatchIterator(vm.types.callable_iterator.rootShape, makeScanner(vm, p, string, pos, endpos)),
      'Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.',
    ),
    native('scanner', SPAN, makeScanner),
    barrier('split', '(self, /, string, maxsplit=0)', split, 'Split string by the occurrences of pattern.'),
    barrier(
      'sub',
      '(self, /, repl, string, count=0)',
      (vm, p: PyPattern, by: Value, s: Value, n?: Value) => substitute(vm, p, by, s, n)[0],
      'Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.',
    ),
    barrier(
      'subn',
      '(self, /, repl, string, count=0)',
      (vm, p: PyPattern, by: Value, s: Value, n?: Value) => vm.tuple(substitute(vm, p, by, s, n)),
      'Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.',
    ),
    barrier('__repr__', '(self, /)', reprPattern),
    barrier('__eq__', '(self, value, /)', equalPatterns),
    barrier('__hash__', '(self, /)', (vm, p: PyPattern) => hashOf(vm, vm.tuple([p.pattern, p.flags, p.groups]))),
    native('__copy__', '(self, /)', itself),
    native('__deepcopy__', '(self, memo, /)', itself),
  ],
  classMethods: [CLASS_GETITEM],
  getset: {
    pattern: { get: (_vm, p: PyPattern) => p.pattern, member: true },
    flags: { get: (_vm, p: PyPattern) => p.flags, member: true },
    groups: { get: (_vm, p: PyPattern) => p.groups, member: true },
    groupindex: { get: (vm, p: PyPattern) => makeProxy(vm, p.groupindex) },
  },
};
