/** `Unpickler` objects: settings, stack and memo. */
import type { Shape } from '../../objects/shape.js';
import { PyObjectWithDict, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { unpicklingError } from './opcodes.js';
import { Input, type Source } from './input.js';

export class PyUnpickler extends PyObjectWithDict {
  source: Source | null = null;
  memo: (Value | undefined)[] = [];
  fixImports = true;
  encoding = 'ASCII';
  errors = 'strict';
  /** Iterator of out-of-band buffers. */
  buffers: Value | null = null;
  // set for the time of one load
  input = new Input(new Uint8Array(0), null);
  protocol = 0;
  stack: Value[] = [];
  /** Stack heights at open marks. */
  marks: number[] = [];
  /** Below this height an opcode may not reach: where the innermost mark stands. */
  fence = 0;
  findClass: Value | null = null;
  persistentLoad: Value | null = null;
  constructor(override shape: Shape) {
    super();
  }

  pop(vm: Vm): Value {
    if (this.stack.length <= this.fence) throw this.underflow(vm);
    return this.stack.pop()!;
  }
  top(vm: Vm): Value {
    if (this.stack.length <= this.fence) throw this.underflow(vm);
    return this.stack[this.stack.length - 1];
  }
  underflow(vm: Vm): ReturnType<typeof unpicklingError> {
    return unpicklingError(vm, this.marks.length > 0 ? 'unexpected MARK found' : 'unpickling stack underflow');
  }

  mark(): void {
    this.marks.push(this.stack.length);
    this.fence = this.stack.length;
  }
  /** Everything above the innermost mark, which is gone then. */
  popMark(vm: Vm): Value[] {
    const at = this.marks.pop();
    if (at === undefined) throw unpicklingError(vm, 'could not find MARK');
    this.fence = this.marks.at(-1) ?? 0;
    return this.stack.splice(at);
  }
}

export class UnpicklerMemoProxy extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    readonly unpickler: PyUnpickler,
  ) {
    super();
  }
}
