/** What is known before an instruction: a kind for each stack slot, and bits for each local. */
import { fits, join, tagOf, type Kind } from './kinds.js';
import { reject } from './pyc-error.js';

export class State {
  constructor(
    readonly stack: Kind[],
    readonly locals: Uint8Array,
    private readonly limit: number,
  ) {}

  copy(): State {
    return new State(this.stack.slice(), this.locals.slice(), this.limit);
  }

  push(k: Kind): void {
    if (this.stack.length >= this.limit) reject('its stack grows beyond its size');
    this.stack.push(k);
  }

  pop(): Kind {
    return this.stack.pop() ?? reject('its stack runs empty');
  }

  take(wanted: Kind): void {
    const k = this.pop();
    if (!fits(k, wanted)) reject(`${wanted} was expected on the stack, not ${k}`);
  }

  /** The n-th from the top, from 1. */
  at(n: number): Kind {
    return this.stack[this.stack.length - n] ?? reject('its stack runs empty');
  }

  swap(n: number): void {
    const top = this.stack.length - 1;
    const k = this.at(n);
    if (n < 1) reject('SWAP 0');
    this.stack[top + 1 - n] = this.stack[top];
    this.stack[top] = k;
  }

  setLocal(i: number, bits: number): void {
    this.locals[i] = bits;
  }

  /** Constants are known inside a block only. */
  forgetConstants(): void {
    this.stack.forEach((k, i) => {
      if (tagOf(k) === 'constant') this.stack[i] = 'value';
      if (tagOf(k) === 'open') reject('a function without its closure at the end of a block');
    });
  }

  /** Takes in what another way brings; true when that is news. */
  joinIn(other: State): boolean {
    if (other.stack.length !== this.stack.length) reject(`ways meet with ${this.stack.length} and ${other.stack.length} on the stack`);
    let changed = false;
    for (let i = 0; i < this.stack.length; i++) {
      const k = join(this.stack[i], other.stack[i]);
      if (k !== this.stack[i]) changed = true;
      this.stack[i] = k;
    }
    for (let i = 0; i < this.locals.length; i++) {
      const bits = this.locals[i] | other.locals[i];
      if (bits !== this.locals[i]) changed = true;
      this.locals[i] = bits;
    }
    return changed;
  }
}
