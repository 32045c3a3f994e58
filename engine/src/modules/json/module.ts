/** `_json`: what `json` does for every character, natively. */
import { moduleType, type ModuleSpec } from '../module-spec.js';
import { ENCODE_ASCII, ENCODE_PLAIN, ENCODER } from './encoder.js';
import { SCANNER, SCANSTRING } from './scanner.js';

export const JSON_MODULE: ModuleSpec = {
  name: '_json',
  doc: 'json speedups\n',
  functions: [ENCODE_ASCII, ENCODE_PLAIN, SCANSTRING],
  setup: (vm, dict) => {
    dict.setStr('make_scanner', moduleType(vm, SCANNER));
    dict.setStr('make_encoder', moduleType(vm, ENCODER));
  },
};
