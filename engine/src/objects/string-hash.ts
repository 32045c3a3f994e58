/** `hash(str)`: SipHash-1-3 of CPython's storage of the text, keyed by PYTHONHASHSEED. */
import { sipHash13, secretFromSeed } from '../util/siphash.js';
import { normalizeInt } from '../util/int-math.js';
import type { Text } from './text.js';
import type { Vm } from './vm.js';

/** Made when the first str or bytes is hashed: from PYTHONHASHSEED, 0 when deterministic, else random. */
function secretOf(vm: Vm): { k0: bigint; k1: bigint } {
  if (vm.hashSecret !== null) return vm.hashSecret;
  const seed = vm.options.deterministic ? '0' : vm.host.env.get('PYTHONHASHSEED');
  return (vm.hashSecret = seed !== undefined && /^\d+$/.test(seed) ? secretFromSeed(Number(seed)) : randomSecret(vm.host.random(16)));
}

function randomSecret(bytes: Uint8Array): { k0: bigint; k1: bigint } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  return { k0: view.getBigUint64(0, true), k1: view.getBigUint64(8, true) };
}

export function hashBytes(vm: Vm, data: Uint8Array): number | bigint {
  if (data.length === 0) return 0;
  const { k0, k1 } = secretOf(vm);
  const h = normalizeInt(BigInt.asIntN(64, sipHash13(k0, k1, data)));
  return h === -1 ? -2 : h;
}

const CACHE_SIZE = 20_000;

/** Hashes of str, remembered for as long as they are few: programs hash the same words again and again. */
export function hashText(vm: Vm, t: Text): number | bigint {
  if (typeof t !== 'string') return computeHash(vm, t);
  let cache = vm.state.get('str-hashes') as Map<string, number | bigint> | undefined;
  if (cache === undefined) vm.state.set('str-hashes', (cache = new Map()));
  let h = cache.get(t);
  if (h === undefined) {
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(t, (h = computeHash(vm, t)));
  }
  return h;
}

/** CPython stores text in the narrowest of 1, 2 or 4 bytes a character. */
function computeHash(vm: Vm, t: Text): number | bigint {
  if (typeof t !== 'string') return hashBytes(vm, new Uint8Array(t.points.slice().buffer));
  let wide = false;
  for (let i = 0; i < t.length; i++) if (t.charCodeAt(i) > 0xff) wide = true;
  const units = wide ? new Uint16Array(t.length) : new Uint8Array(t.length);
  for (let i = 0; i < t.length; i++) units[i] = t.charCodeAt(i);
  return hashBytes(vm, new Uint8Array(units.buffer));
}
