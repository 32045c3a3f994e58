/** How numbers are written in the current locale, for the format type `n`. */
import { getAttribute } from '../../objects/attribute.js';
import { strValue } from '../../objects/class-of.js';
import { PyDict } from '../../objects/dict.js';
import { typeError, valueError } from '../../objects/errors.js';
import { None, PyList, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import type { LocaleNumbers } from '../../util/decimal/format.js';
import { imported } from '../module-spec.js';

/** From `locale.localeconv()`, or from the dict that `Decimal.__format__` takes as a second argument. */
export function localeNumbers(vm: Vm, override: Value | undefined): LocaleNumbers {
  if (override !== undefined && override !== None) {
    if (!(override instanceof PyDict)) throw typeError(vm, 'optional argument must be a dict');
    const grouping = [...(fieldText(vm, override, 'grouping') ?? '')].map(c => c.charCodeAt(0));
    const point = fieldText(vm, override, 'decimal_point') ?? '.';
    const separator = fieldText(vm, override, 'thousands_sep') ?? '';
    if (grouping.some(size => size > 127) || [...point].length > 1 || [...separator].length > 1)
      throw valueError(vm, 'invalid override dict');
    return { point, separator, grouping };
  }
  const conv = vm.call(getAttribute(vm, imported(vm, '_locale'), 'localeconv')) as PyDict;
  const grouping = conv.getStr('grouping');
  return {
    point: fieldText(vm, conv, 'decimal_point') ?? '.',
    separator: fieldText(vm, conv, 'thousands_sep') ?? '',
    grouping: grouping instanceof PyList ? grouping.items.map(Number) : [],
  };
}

function fieldText(vm: Vm, fields: PyDict, name: string): string | undefined {
  const v = fields.getStr(name);
  if (v === undefined) return undefined;
  const text = strValue(v);
  if (text === undefined) throw valueError(vm, 'invalid override dict');
  return jsText(text);
}
