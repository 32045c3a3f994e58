/** Takes the import system's own lines out of tracebacks, as CPython does. */
import { isError } from '../objects/errors.js';
import { PyException, type PyTraceback } from '../objects/exception.js';
import type { Vm } from '../objects/vm.js';
import { FROZEN_FILES } from './import-machinery.js';

const ENDS_CHUNK = '_call_with_frames_removed';

/** All of them from an ImportError; otherwise those that led to running a module. */
export function removeImportFrames(vm: Vm, e: unknown): void {
  if (!(e instanceof PyException) || e.traceback === null) return;
  const always = isError(vm, e, 'ImportError');
  const kept: PyTraceback[] = [];
  /** How many lines were kept before the run of import lines that goes on. */
  let before = -1;
  for (let tb: PyTraceback | null = e.traceback; tb !== null; tb = tb.next) {
    const { code } = (tb.frame as unknown as { code: { code: { filename: string; name: string } } }).code;
    const ours = FROZEN_FILES.includes(code.filename);
    if (ours && before < 0) before = kept.length;
    if (!ours) before = -1;
    kept.push(tb);
    if (ours && (always || code.name === ENDS_CHUNK)) kept.length = before;
  }
  kept.forEach((tb, i) => (tb.next = kept[i + 1] ?? null));
  e.traceback = kept[0] ?? null;
}
