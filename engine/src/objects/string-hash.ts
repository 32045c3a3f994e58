/** `hash(str)` and `hash(bytes)`: SipHash-1-3 of CPython's storage of the text, keyed by PYTHONHASHSEED. */
import { joined, secretFromSeed, sipHash13, sipHashText, type SipKey } from '../util/siphash.js';
import { normalizeInt } from '../util/int-math.js';
import type { Text } from './text.js';
import type { Vm } from './vm.js';

/** From PYTHONHASHSEED, 0 when deterministic, else random. */
function makeSecret(vm: Vm): SipKey {
  const seed = vm.options.deterministic ? '0' : vm.host.env.get('PYTHONHASHSEED');
  return seed !== undefined && /^\d+$/.test(seed) ? secretFromSeed(Number(seed)) : randomSecret(vm.host.random(16));
}

function randomSecret(bytes: Uint8Array): SipKey {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  return { k0: view.getBigUint64(0, true), k1: view.getBigUint64(8, true) };
}

/** As Python sees a hash: -1 stands for an error in CPython. */
const seen = (h: bigint): number | bigint => (h === -1n ? -2 : normalizeInt(h));

/** The hash of one str: most tables need its low half only. */
export class TextHash {
  private whole: number | bigint | null = null;
  constructor(
    readonly high: number,
    /** The low 32 bits, as an int32. */
    readonly low: number,
  ) {}

  get full(): number | bigint {
    return (this.whole ??= seen(joined(this.high, this.low)));
  }
}

const CACHE_SIZE = 50_000;

/** Hashes of str, remembered for as long as they are few: programs hash the same words again and again. */
export class TextHasher {
  private secret: SipKey | null = null;
  private readonly known = new Map<string, TextHash>();
  private readonly halves = new Int32Array(2);
  private readonly empty = new TextHash(0, 0);

  constructor(private readonly vm: Vm) {}

  /** Made when the first str or bytes is hashed. */
  get key(): SipKey {
    return (this.secret ??= makeSecret(this.vm));
  }

  of(text: string): TextHash {
    return this.known.get(text) ?? this.remember(text);
  }

  private remember(text: string): TextHash {
    if (text === '') return this.empty;
    const { known, halves } = this;
    sipHashText(this.key, text, halves);
    const isError = halves[0] === -1 && halves[1] === -1;
    const h = new TextHash(halves[0], isError ? -2 : halves[1]);
    if (known.size >= CACHE_SIZE) known.clear();
    known.set(text, h);
    return h;
  }
}

export function hashBytes(vm: Vm, data: Uint8Array): number | bigint {
  return data.length === 0 ? 0 : seen(BigInt.asIntN(64, sipHash13(vm.textHashes.key, data)));
}

/** CPython stores text in the narrowest of 1, 2 or 4 bytes a character. */
export function hashText(vm: Vm, t: Text): number | bigint {
  return typeof t === 'string' ? vm.textHashes.of(t).full : hashBytes(vm, new Uint8Array(t.points.slice().buffer));
}
