/** Source files in encodings that the front end does not know: Python's own codecs decode them. */
import { getAttribute } from '../objects/attribute.js';
import { isError } from '../objects/errors.js';
import { strValue } from '../objects/class-of.js';
import { jsText, type Vm } from '../objects/vm.js';
import type { OtherCodec } from '../syntax/decode-source.js';
import { imported } from './module-spec.js';

export const pythonCodec =
  (vm: Vm): OtherCodec =>
  (encoding, bytes) => {
    try {
      const text = strValue(vm.call(getAttribute(vm, imported(vm, 'codecs'), 'decode'), vm.bytes(bytes), vm.text(encoding)));
      return text === undefined ? null : jsText(text);
    } catch (e) {
      if (isError(vm, e, 'LookupError') || isError(vm, e, 'UnicodeError')) return null;
      throw e;
    }
  };
