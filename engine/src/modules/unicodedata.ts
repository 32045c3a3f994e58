/** `unicodedata`: the Unicode database of version 15.1 and, for IDNA, of 3.2. The tables are unicodedata/*.ts's. */
import { classOf, strValue } from '../objects/class-of.js';
import { keyError, typeError, valueError } from '../objects/errors.js';
import { bytesOf } from '../objects/codecs.js';
import type { NameOf } from '../objects/codec-errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { PyFloat, PyObject, type Value } from '../objects/value.js';
import { codePoints, jsText, type Vm } from '../objects/vm.js';
import type { Shape } from '../objects/shape.js';
import { engineState, moduleType, type ModuleSpec } from './module-spec.js';
import { Unicode32, UnicodeDatabase, type UnicodeVersion } from './unicodedata/database.js';
import { CharacterNames } from './unicodedata/names.js';
import { isNormalForm, normalize } from './unicodedata/normalize.js';

/** `ucd_3_2_0`: the same functions on another version. */
class PyUnicodeVersion extends PyObject {
  constructor(
    override shape: Shape,
    readonly database: UnicodeVersion,
  ) {
    super();
  }
}

const present = (vm: Vm): UnicodeVersion => engineState(vm, 'unicode-database', () => new UnicodeDatabase(vm.host.stdlib));
/** Names for the compiler and for the error handler `namereplace`. */
export const characterNames = (vm: Vm): CharacterNames => engineState(vm, 'unicode-names', () => new CharacterNames(vm.host.stdlib));

const pointsOf = (v: Value): Uint32Array => {
  const t = strValue(v)!;
  return typeof t === 'string' ? codePoints(t) : t.points;
};

/** The one code point of an argument. */
function point(vm: Vm, v: Value, what: string): number {
  const points = strValue(v) === undefined ? null : pointsOf(v);
  if (points?.length === 1) return points[0];
  throw typeError(vm, `${what} must be a unicode character, not ${classOf(vm, v).name}`);
}

// ---- the functions, on any version ----

type OfVersion = (vm: Vm, db: UnicodeVersion, ...args: never[]) => Value;

/** A function of the module, and the same as a method of a version. */
interface Both {
  readonly name: string;
  readonly parameters: string;
  readonly run: OfVersion;
  readonly doc: string;
}

/** A property of one character. */
const property = (name: string, get: (db: UnicodeVersion, p: number) => Value, doc: string): Both => ({
  name,
  parameters: 'chr, /',
  run: (vm, db, chr: Value) => get(db, point(vm, chr, `${name}() argument`)),
  doc,
});

/** A value of one character, or the default, or an error. */
const valued = (name: string, get: (vm: Vm, db: UnicodeVersion, p: number) => Value | undefined, missing: string, doc: string): Both => ({
  name,
  parameters: 'chr, default=<unrepresentable>, /',
  run: (vm, db, chr: Value, fallback: Value | undefined) => {
    const v = get(vm, db, point(vm, chr, `${name}() argument 1`)) ?? fallback;
    if (v === undefined) throw valueError(vm, missing);
    return v;
  },
  doc,
});

const orNone = (n: number | undefined): number | undefined => (n === undefined || n < 0 ? undefined : n);

function decomposition(db: UnicodeVersion, p: number): string {
  const d = db.decomposition(p);
  if (d === undefined) return '';
  const points = d.points.map(q => q.toString(16).toUpperCase().padStart(4, '0'));
  return (d.tag === '' ? points : [d.tag, ...points]).join(' ');
}

const LONGEST_NAME = 256;

function lookup(vm: Vm, db: UnicodeVersion, name: Value): Value {
  const text = strValue(name) === undefined ? String.fromCharCode(...bytesOf(vm, name)) : jsText(strValue(name)!);
  if (text.length > LONGEST_NAME) throw keyError(vm, 'name too long');
  const names = characterNames(vm);
  const p = names.pointOf(text);
  if (p >= 0 && db.isAssigned(p)) return vm.textFromPoints(Uint32Array.of(p));
  const sequence = db instanceof Unicode32 ? undefined : names.sequenceOf(text);
  if (sequence === undefined) throw keyError(vm, vm.text(`undefined character name '${text}'`));
  return vm.textFromPoints(Uint32Array.from(sequence));
}

function normalized(vm: Vm, db: UnicodeVersion, what: string, form: Value, text: Value): number[] | null {
  if (strValue(form) === undefined) throw typeError(vm, `${what}() argument 1 must be str, not ${classOf(vm, form).name}`);
  if (strValue(text) === undefined) throw typeError(vm, `${what}() argument 2 must be str, not ${classOf(vm, text).name}`);
  const points = pointsOf(text);
  if (points.length === 0) return null;
  const name = jsText(strValue(form)!);
  if (!isNormalForm(name)) throw valueError(vm, 'invalid normalization form');
  return points.every(p => p < 0x80) ? null : normalize(db, name, points);
}

const FUNCTIONS: readonly Both[] = [
  property('category', (db, p) => db.record(p).category, 'Returns the general category assigned to the character chr as string.'),
  property(
    'bidirectional',
    (db, p) => db.record(p).bidirectional,
    'Returns the bidirectional class assigned to the character chr as string.\n\nIf no such value is defined, an empty string is returned.',
  ),
  property(
    'combining',
    (db, p) => db.record(p).combining,
    'Returns the canonical combining class assigned to the character chr as integer.\n\nReturns 0 if no combining class is defined.',
  ),
  property(
    'mirrored',
    (db, p) => (db.record(p).mirrored ? 1 : 0),
    'Returns the mirrored property assigned to the character chr as integer.\n\nReturns 1 if the character has been identified as a "mirrored"\ncharacter in bidirectional text, 0 otherwise.',
  ),
  property('east_asian_width', (db, p) => db.record(p).width, 'Returns the east asian width assigned to the character chr as string.'),
  property(
    'decomposition',
    decomposition,
    'Returns the character decomposition mapping assigned to the character chr as string.\n\nAn empty string is returned in case no such mapping is defined.',
  ),
  valued(
    'decimal',
    (_vm, db, p) => orNone(db.numbers(p)?.decimal),
    'not a decimal',
    'Converts a Unicode character into its equivalent decimal value.\n\nReturns the decimal value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.',
  ),
  valued(
    'digit',
    (_vm, db, p) => orNone(db.numbers(p)?.digit),
    'not a digit',
    'Converts a Unicode character into its equivalent digit value.\n\nReturns the digit value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.',
  ),
  valued(
    'numeric',
    (_vm, db, p) => {
      const numeric = db.numbers(p)?.numeric ?? NaN;
      return Number.isNaN(numeric) ? undefined : new PyFloat(numeric);
    },
    'not a numeric character',
    'Converts a Unicode character into its equivalent numeric value.\n\nReturns the numeric value assigned to the character chr as float.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.',
  ),
  valued(
    'name',
    (vm, db, p) => (db.isAssigned(p) ? characterNames(vm).nameOf(p) : undefined),
    'no such name',
    'Returns the name assigned to the character chr as a string.\n\nIf no name is defined, default is returned, or, if not given,\nValueError is raised.',
  ),
  {
    name: 'lookup',
    parameters: 'name, /',
    run: lookup,
    doc: 'Look up character by name.\n\nIf a character with the given name is found, return the\ncorresponding character.  If not found, KeyError is raised.',
  },
  {
    name: 'normalize',
    parameters: 'form, unistr, /',
    run: (vm, db, form: Value, text: Value) => {
      const points = normalized(vm, db, 'normalize', form, text);
      return points === null ? strValue(text)! : vm.textFromPoints(Uint32Array.from(points));
    },
    doc: "Return the normal form 'form' for the Unicode string unistr.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.",
  },
  {
    name: 'is_normalized',
    parameters: 'form, unistr, /',
    run: (vm, db, form: Value, text: Value) => {
      const points = normalized(vm, db, 'is_normalized', form, text);
      const given = points === null ? [] : pointsOf(text);
      return points === null || (points.length === given.length && points.every((p, i) => p === given[i]));
    },
    doc: "Return whether the Unicode string unistr is in the normal form 'form'.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.",
  },
];

const asFunction = ({ name, parameters, run, doc }: Both): NativeSpec =>
  native(name, `(${parameters})`, (vm, ...args: never[]) => run(vm, present(vm), ...args), doc);

const asMethod = ({ name, parameters, run, doc }: Both): NativeSpec =>
  native(name, `(self, ${parameters})`, (vm, self: PyUnicodeVersion, ...args: never[]) => run(vm, self.database, ...args), doc);

const UCD: TypeSpec = {
  name: 'UCD',
  module: 'unicodedata',
  layout: 'native',
  final: true,
  create: 'none',
  methods: FUNCTIONS.map(asMethod),
  getset: { unidata_version: { get: (_vm, self: PyUnicodeVersion) => self.database.version, member: true } },
};

/** Lets the error handler `namereplace` have names. */
export function installCharacterNames(vm: Vm): void {
  vm.state.set('character-name', ((p: number) => characterNames(vm).nameOf(p)) satisfies NameOf);
}

export const UNICODEDATA_MODULE: ModuleSpec = {
  name: 'unicodedata',
  doc: 'This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters. The data in\nthis database is based on the UnicodeData.txt file version\n15.1.0 which is publicly available from ftp://ftp.unicode.org/.\n\nThe module uses the same names and symbols as defined by the\nUnicodeData File Format 15.1.0.',
  functions: FUNCTIONS.map(asFunction),
  types: [UCD],
  setup: (vm, dict) => {
    dict.setStr('unidata_version', present(vm).version);
    dict.setStr('ucd_3_2_0', new PyUnicodeVersion(moduleType(vm, UCD).rootShape, new Unicode32(vm.host.stdlib, present(vm))));
  },
};
