/**
 * `_md5`, `_sha1`, `_sha2`, `_sha3`, `_blake2`: hash objects over well-tested algorithms of others.
 * Knows which algorithms there are and how Python shows them, nothing of how they work.
 */
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import { strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { bytesOf } from '../objects/codecs.js';
import { asIndex, asSize } from '../objects/convert.js';
import { notImplementedError, typeError, valueError } from '../objects/errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import type { GetSetSpec, TypeSpec } from '../objects/type-spec.js';
import { hexId } from '../objects/types/object.js';
import { None, PyObjectWithDict, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { moduleType, type ModuleSpec } from './module-spec.js';

interface Hasher {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): Hasher;
  readonly blockLen: number;
  readonly outputLen: number;
}

/** A hash of any length: `xof` gives the next bytes of it. */
interface ExtendableHasher extends Hasher {
  xof(bytes: number): Uint8Array;
}

class PyHash extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    readonly name: string,
    readonly hasher: Hasher,
  ) {
    super();
  }
  copy(): PyHash {
    return new PyHash(this.shape, this.name, this.hasher.clone());
  }
}

function dataOf(vm: Vm, v: Value): Uint8Array {
  if (strValue(v) !== undefined) throw typeError(vm, 'Strings must be encoded before hashing');
  if (typeof v !== 'object' || !('bytesView' in v || 'data' in v)) throw typeError(vm, 'object supporting the buffer API required');
  return bytesOf(vm, v);
}

const hexText = (data: Uint8Array): string => Array.from(data, b => b.toString(16).padStart(2, '0')).join('');

// ---- classes ----

const COMMON: readonly NativeSpec[] = [
  native('update', '(self, obj, /)', (vm, h: PyHash, data: Value) => {
    h.hasher.update(dataOf(vm, data));
    return None;
  }),
  native('copy', '(self, /)', (_vm, h: PyHash) => h.copy()),
  native('__repr__', '(self, /)', (vm, h: PyHash) =>
    vm.text(`<${String(h.shape.cls.dict.getStr('__module__'))}.${h.shape.cls.name} object at ${hexId(vm, h)}>`),
  ),
];
const FIXED: readonly NativeSpec[] = [
  ...COMMON,
  native('digest', '(self, /)', (vm, h: PyHash) => vm.bytes(h.copy().hasher.digest())),
  native('hexdigest', '(self, /)', (_vm, h: PyHash) => hexText(h.copy().hasher.digest())),
];

function extendableDigest(vm: Vm, h: PyHash, length: Value): Uint8Array {
  const n = asSize(vm, length);
  if (n < 0) throw valueError(vm, 'value must be positive');
  if (n >= 2 ** 29) throw valueError(vm, 'length is too large');
  return n === 0 ? new Uint8Array(0) : (h.copy().hasher as ExtendableHasher).xof(n);
}

const EXTENDABLE: readonly NativeSpec[] = [
  ...COMMON,
  native('digest', '(self, length, /)', (vm, h: PyHash, length: Value) => vm.bytes(extendableDigest(vm, h, length))),
  native('hexdigest', '(self, length, /)', (vm, h: PyHash, length: Value) => hexText(extendableDigest(vm, h, length))),
];

const sizes = (digestSize: ((h: PyHash) => number) | 0): Readonly<Record<string, GetSetSpec>> => ({
  name: { get: (_vm, h: PyHash) => h.name },
  block_size: { get: (_vm, h: PyHash) => h.hasher.blockLen },
  digest_size: { get: (_vm, h: PyHash) => (digestSize === 0 ? 0 : digestSize(h)) },
});

const hashType = (module: string, name: string, extendable = false): TypeSpec => ({
  name,
  module,
  layout: 'native',
  final: true,
  hasDict: false,
  create: 'none',
  methods: extendable ? EXTENDABLE : FIXED,
  getset: sizes(extendable ? 0 : h => h.hasher.outputLen),
});

// ---- modules ----

interface Algorithm {
  readonly name: string;
  readonly type: TypeSpec;
  readonly create: () => Hasher;
}

const algorithm = (module: string, name: string, typeName: string, create: () => Hasher): Algorithm => ({
  name,
  type: hashType(module, typeName),
  create,
});

function makeHash(vm: Vm, cls: PyClass, name: string, hasher: Hasher, data: Value | undefined): Value {
  if (data !== undefined) hasher.update(dataOf(vm, data));
  return new PyHash(cls.rootShape, name, hasher);
}

/** A module of functions that make hashes. */
function hashModule(name: string, algorithms: readonly Algorithm[]): ModuleSpec {
  return {
    name,
    functions: algorithms.map(a =>
      native(a.name, "(string=b'', *, usedforsecurity=True)", (vm, data: Value | undefined) =>
        makeHash(vm, moduleType(vm, a.type), a.name, a.create(), data),
      ),
    ),
    setup: (vm, dict) => {
      for (const a of algorithms) dict.setStr(a.type.name, moduleType(vm, a.type));
    },
  };
}

/** A hash that is made by calling its class. */
const sha3Type = (name: string, create: () => Hasher, extendable = false): TypeSpec => ({
  ...hashType('_sha3', name, extendable),
  create: native('__new__', "(cls, data=b'', /, *, usedforsecurity=True)", (vm, cls: PyClass, data: Value | undefined) =>
    makeHash(vm, cls, name, create(), data),
  ),
});

const MD5_MODULE = hashModule('_md5', [algorithm('_md5', 'md5', 'MD5Type', () => md5.create() as Hasher)]);
const SHA1_MODULE = hashModule('_sha1', [algorithm('_sha1', 'sha1', 'SHA1Type', () => sha1.create() as Hasher)]);
const SHA2_MODULE = hashModule('_sha2', [
  algorithm('_sha2', 'sha224', 'SHA224Type', () => sha224.create()),
  algorithm('_sha2', 'sha256', 'SHA256Type', () => sha256.create()),
  algorithm('_sha2', 'sha384', 'SHA384Type', () => sha384.create()),
  algorithm('_sha2', 'sha512', 'SHA512Type', () => sha512.create()),
]);
const SHA3_MODULE: ModuleSpec = {
  name: '_sha3',
  functions: [],
  types: [
    sha3Type('sha3_224', () => sha3_224.create() as Hasher),
    sha3Type('sha3_256', () => sha3_256.create() as Hasher),
    sha3Type('sha3_384', () => sha3_384.create() as Hasher),
    sha3Type('sha3_512', () => sha3_512.create() as Hasher),
    sha3Type('shake_128', () => shake128.create() as unknown as Hasher, true),
    sha3Type('shake_256', () => shake256.create() as unknown as Hasher, true),
  ],
};

// ---- blake2: classes with parameters ----

interface Blake {
  readonly name: string;
  readonly create: (options: { dkLen: number; key?: Uint8Array; salt?: Uint8Array; personalization?: Uint8Array }) => Hasher;
  readonly digest: number;
  readonly salt: number;
}

const BLAKE_SIGNATURE =
  "(cls, data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)";
/** What the tree parameters are when no tree is built. */
const NO_TREE: readonly number[] = [1, 1, 0, 0, 0, 0, 0];

/** An optional parameter of at most `limit` bytes, filled up with zeros where it has a fixed size. */
function padded(vm: Vm, v: Value | undefined, limit: number, what: string, fixed: boolean): Uint8Array | undefined {
  const data = v === undefined ? new Uint8Array(0) : dataOf(vm, v);
  if (data.length > limit) throw valueError(vm, `maximum ${what} length is ${limit} bytes`);
  if (data.length === 0) return undefined;
  if (!fixed) return data.slice();
  const full = new Uint8Array(limit);
  full.set(data);
  return full;
}

function blakeType(b: Blake): TypeSpec {
  return {
    name: b.name,
    module: '_blake2',
    layout: 'native',
    final: true,
    hasDict: false,
    create: native(
      '__new__',
      BLAKE_SIGNATURE,
      (
        vm,
        cls: PyClass,
        data: Value | undefined,
        size: Value | undefined,
        key: Value | undefined,
        salt: Value | undefined,
        person: Value | undefined,
        ...tree: (Value | undefined)[]
      ) => {
        const dkLen = size === undefined ? b.digest : Number(asIndex(vm, size));
        if (dkLen < 1 || dkLen > b.digest)
          throw valueError(
            vm,
            `digest_size for ${b.name === 'blake2b' ? 'Blake2b' : 'Blake2s'} must be between 1 and ${b.digest} bytes, here it is ${dkLen}`,
          );
        if (NO_TREE.some((n, i) => tree[i] !== undefined && Number(asIndex(vm, tree[i])) !== n))
          throw notImplementedError(vm, `${b.name}: tree hashing is not offered`);
        const options: Parameters<Blake['create']>[0] = { dkLen };
        const keyData = padded(vm, key, b.digest, 'key', false);
        const saltData = padded(vm, salt, b.salt, 'salt', true);
        const personData = padded(vm, person, b.salt, 'person', true);
        if (keyData !== undefined) options.key = keyData;
        if (saltData !== undefined) options.salt = saltData;
        if (personData !== undefined) options.personalization = personData;
        return makeHash(vm, cls, b.name, b.create(options), data);
      },
    ),
    methods: FIXED,
    getset: sizes(h => h.hasher.outputLen),
    entries: () => ({ MAX_DIGEST_SIZE: b.digest, MAX_KEY_SIZE: b.digest, SALT_SIZE: b.salt, PERSON_SIZE: b.salt }),
  };
}

const BLAKE2_MODULE: ModuleSpec = {
  name: '_blake2',
  functions: [],
  types: [
    blakeType({ name: 'blake2b', create: o => blake2b.create(o), digest: 64, salt: 16 }),
    blakeType({ name: 'blake2s', create: o => blake2s.create(o), digest: 32, salt: 8 }),
  ],
};

export const HASH_MODULES: readonly ModuleSpec[] = [MD5_MODULE, SHA1_MODULE, SHA2_MODULE, SHA3_MODULE, BLAKE2_MODULE];
