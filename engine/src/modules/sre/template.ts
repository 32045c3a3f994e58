/** Replacement templates: literals with group numbers between them, made by `re._compile_template`. */
import { getAttribute } from '../../objects/attribute.js';
import { classOf } from '../../objects/class-of.js';
import type { PyClass } from '../../objects/class.js';
import { asSize } from '../../objects/convert.js';
import { typeError } from '../../objects/errors.js';
import type { Shape } from '../../objects/shape.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, PyBytes, PyList, PyObject, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { importModule } from '../import.js';
import { moduleType } from '../module-spec.js';
import type { PyPattern } from './pattern-object.js';
import { subjectOf } from './subject.js';

export class PyTemplate extends PyObject {
  constructor(
    override shape: Shape,
    /** One more than groups. */
    readonly literals: readonly Value[],
    readonly groups: readonly number[],
  ) {
    super();
  }
}

export const TEMPLATE: TypeSpec = { name: 'SRE_Template', module: '_sre', layout: 'native', final: true, create: 'none' };

/** `_sre.template`: from `[literal, group, literal, …, literal]`. */
export function makeTemplate(vm: Vm, _pattern: Value, parts: Value): PyTemplate {
  const invalid = (): never => {
    throw typeError(vm, 'invalid template');
  };
  if (!(parts instanceof PyList) || parts.items.length % 2 === 0) return invalid();
  const literals = parts.items.filter((_, i) => i % 2 === 0);
  const groups = parts.items.filter((_, i) => i % 2 === 1).map(g => asSize(vm, g));
  if (groups.some(g => g < 0)) return invalid();
  return new PyTemplate(templateClass(vm).rootShape, literals, groups);
}

function templateClass(vm: Vm): PyClass {
  return moduleType(vm, TEMPLATE);
}

/** What `text` means as a replacement for matches of `pattern`. */
export function templateFor(vm: Vm, pattern: PyPattern, text: Value): PyTemplate {
  const compile = getAttribute(vm, importModule(vm, 're', null, None, 0), '_compile_template');
  const template = vm.call(compile, pattern, hashable(vm, text));
  if (template instanceof PyTemplate) return template;
  throw typeError(vm, `the result of compiling a replacement string is ${classOf(vm, template).name}, not re.Template`);
}

/** The compiler keeps templates by their text, so other bytes-like objects become bytes. */
function hashable(vm: Vm, text: Value): Value {
  if (text instanceof PyBytes) return text;
  const subject = subjectOf(vm, text);
  return subject?.chars instanceof Uint8Array ? vm.bytes(subject.chars.slice()) : text;
}

/** True when the replacement has no backslash, so that it stands for itself. */
export function isLiteral(vm: Vm, text: Value): boolean {
  const chars = subjectOf(vm, text)?.chars;
  if (chars === undefined) return false;
  return typeof chars === 'string' ? !chars.includes('\\') : !chars.includes(92);
}
