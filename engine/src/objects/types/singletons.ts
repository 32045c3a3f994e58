/** The classes of None, NotImplemented and Ellipsis. */
import { typeError } from '../errors.js';
import { native } from '../native.js';
import type { TypeSpec } from '../type-spec.js';
import { Ellipsis, None, NotImplemented, type Singleton } from '../value.js';

function singletonType(name: string, value: Singleton, methods: TypeSpec['methods'] = []): TypeSpec {
  return {
    name,
    layout: 'native',
    final: true,
    create: native(
      '__new__',
      '(cls, /, *args, **kwargs)',
      (vm, cls: { name: string }, args: readonly unknown[], kwargs: ReadonlyMap<string, unknown>) => {
        if (args.length > 0 || kwargs.size > 0) throw typeError(vm, `${cls.name} takes no arguments`);
        return value;
      },
    ),
    methods: [native('__repr__', '(self, /)', () => value.name), ...methods],
  };
}

const reduce = (name: string) => native('__reduce__', '(self, /)', () => name);

export const NONE_TYPE = singletonType('NoneType', None, [
  native('__bool__', '(self, /)', () => false),
  native('__hash__', '(self, /)', () => 0xfca86420),
]);
export const NOT_IMPLEMENTED_TYPE = singletonType('NotImplementedType', NotImplemented, [
  reduce('NotImplemented'),
  native('__bool__', '(self, /)', vm => {
    vm.warn('DeprecationWarning', 'NotImplemented should not be used in a boolean context');
    return true;
  }),
]);
export const ELLIPSIS_TYPE = singletonType('ellipsis', Ellipsis, [reduce('Ellipsis')]);
