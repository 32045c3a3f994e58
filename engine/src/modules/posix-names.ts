/** `posix`, the part about the spelling of paths: what `posixpath` has a quick form of. Asks no file system. */
import { strValue } from '../objects/class-of.js';
import { barrier, type NativeSpec } from '../objects/native.js';
import { PyBytes, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { fspath } from './open-files.js';

/** The path as text of one unit a byte or UTF-16 unit, and how a part of it becomes a value again. */
function opened(vm: Vm, path: Value): { text: string; made: (text: string) => Value } {
  const p = fspath(vm, path);
  if (p instanceof PyBytes)
    return { text: String.fromCharCode(...p.data), made: text => vm.bytes(Uint8Array.from(text, c => c.charCodeAt(0))) };
  return { text: jsText(strValue(p)!), made: text => vm.text(text) };
}

/** POSIX gives a meaning of its own to exactly two slashes at the start. */
const rootOf = (text: string): string => (/^\/\/(?!\/)/.test(text) ? '//' : text.startsWith('/') ? '/' : '');

function splitRoot(vm: Vm, path: Value): Value {
  const { text, made } = opened(vm, path);
  const root = rootOf(text);
  return vm.tuple([made(''), made(root), made(text.slice(root.length))]);
}

function normalPath(vm: Vm, path: Value): Value {
  const { text, made } = opened(vm, path);
  const root = rootOf(text);
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..' || (root === '' && parts.length === 0) || parts[parts.length - 1] === '..') parts.push(part);
    else parts.pop();
  }
  return made(root + parts.join('/') || '.');
}

export const NAMES: readonly NativeSpec[] = [
  barrier('_path_splitroot_ex', '(path, /)', splitRoot),
  barrier('_path_normpath', '(path)', normalPath),
];
