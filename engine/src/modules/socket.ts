/**
 * `_socket`: there is no network. Constants, addresses and socket pairs within the program are real; whatever
 * would reach another machine or process is refused. So asyncio's event loop runs, and libraries import.
 */
import type { PyClass } from '../objects/class.js';
import { bytesOf } from '../objects/codecs.js';
import { asDouble, asIndex, asSize, asText } from '../objects/convert.js';
import { overflowError, valueError } from '../objects/errors.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyFloat, PyObject, PyObjectWithDict, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Shape } from '../objects/shape.js';
import { ipv4Text, ipv6Text, parseIpv4, parseIpv6, parseLooseIpv4 } from '../util/internet-address.js';
import { makePair, type StreamEnd } from './byte-streams.js';
import { osError } from './errno.js';
import { engineState, exceptionClass, moduleType, type ModuleSpec } from './module-spec.js';
import { closeDescriptor, duplicate, openStream, peekFile, readStream, writeStream } from './open-files.js';
import { refusal, refused } from './sandbox-refusal.js';
import { SOCKET_CONSTANTS } from './socket-constants.js';

const { AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM } = SOCKET_CONSTANTS;
const NETWORK = 'no network';

class PySocket extends PyObjectWithDict {
  /** Descriptor; −1 when closed, and for a socket that cannot lead anywhere. */
  fd = -1;
  family: number = AF_INET;
  type: number = SOCK_STREAM;
  proto = 0;
  /** Seconds; null blocks. */
  timeout: number | null = null;
  closed = false;
  constructor(override shape: Shape) {
    super();
  }
}

// ---- making and closing ----

/** The default timeout of new sockets. */
const defaults = (vm: Vm): { timeout: number | null } => engineState(vm, 'socket-defaults', () => ({ timeout: null }));

function initialize(
  vm: Vm,
  s: PySocket,
  family: Value | undefined,
  type: Value | undefined,
  proto: Value | undefined,
  fileno: Value | undefined,
): Value {
  const number = (v: Value | undefined, otherwise: number): number => {
    const n = v === undefined ? -1 : asSize(vm, v);
    return n === -1 ? otherwise : n;
  };
  s.timeout = defaults(vm).timeout;
  s.fd = fileno === undefined || fileno === None ? -1 : asSize(vm, fileno);
  if (s.fd >= 0 && peekFile(vm, s.fd)?.stream == null) throw osError(vm, peekFile(vm, s.fd) === undefined ? 'EBADF' : 'ENOTSOCK');
  s.family = number(family, s.fd >= 0 ? AF_UNIX : AF_INET);
  s.type = number(type, SOCK_STREAM);
  s.proto = number(proto, 0);
  return None;
}

function pair(vm: Vm, family: Value | undefined, type: Value | undefined, proto: Value | undefined): Value {
  const cls = moduleType(vm, SOCKET);
  return vm.tuple(
    makePair().map(end => {
      const s = new PySocket(cls.rootShape);
      initialize(vm, s, family ?? AF_UNIX, type, proto, openStream(vm, end));
      return s;
    }),
  );
}

function close(vm: Vm, s: PySocket): Value {
  const fd = s.fd;
  s.fd = -1;
  s.closed = true;
  if (fd >= 0) closeDescriptor(vm, fd);
  return None;
}

function detach(_vm: Vm, s: PySocket): Value {
  const fd = s.fd;
  s.fd = -1;
  s.closed = true;
  return fd;
}

// ---- timeouts ----

function timeoutOf(vm: Vm, v: Value): number | null {
  if (v === None) return null;
  const seconds = asDouble(vm, v);
  if (seconds < 0) throw valueError(vm, 'Timeout value out of range');
  return seconds;
}

const timeoutValue = (seconds: number | null): Value => (seconds === null ? None : new PyFloat(seconds));

function deadline(vm: Vm, s: PySocket): number | null {
  return s.timeout === null ? null : s.timeout === 0 ? -Infinity : vm.host.monotonic() + s.timeout;
}

// ---- bytes ----

function endOf(vm: Vm, s: PySocket): StreamEnd {
  if (s.closed) throw osError(vm, 'EBADF');
  const end = s.fd < 0 ? undefined : peekFile(vm, s.fd)?.stream;
  if (end == null) throw osError(vm, 'ENOTCONN');
  return end;
}

const PEEK = SOCKET_CONSTANTS.MSG_PEEK;

function receive(vm: Vm, s: PySocket, size: Value, flags: Value | undefined): Uint8Array {
  const n = asSize(vm, size);
  if (n < 0) throw valueError(vm, 'negative buffersize in recv');
  return readStream(vm, endOf(vm, s), n, deadline(vm, s), flags !== undefined && (asSize(vm, flags) & PEEK) !== 0);
}

function receiveInto(vm: Vm, s: PySocket, buffer: Value, size: Value | undefined, flags: Value | undefined): Value {
  const view = bytesOf(vm, buffer);
  const wanted = size === undefined ? 0 : asSize(vm, size);
  if (wanted < 0) throw valueError(vm, 'negative buffersize in recv_into');
  const data = receive(vm, s, wanted === 0 ? view.length : Math.min(view.length, wanted), flags);
  view.set(data);
  return data.length;
}

const send = (vm: Vm, s: PySocket, data: Value): number => writeStream(vm, endOf(vm, s), bytesOf(vm, data), deadline(vm, s));

/** What does not fit waits for the other end to read. */
function sendAll(vm: Vm, s: PySocket, data: Value): Value {
  const end = endOf(vm, s);
  for (let rest = bytesOf(vm, data); rest.length > 0;) rest = rest.subarray(writeStream(vm, end, rest, deadline(vm, s)));
  return None;
}

function shutDown(vm: Vm, s: PySocket, how: Value): Value {
  const end = endOf(vm, s);
  const n = asSize(vm, how);
  if (n < 0 || n > 2) throw osError(vm, 'EINVAL');
  if (n !== 1) end.closeInput();
  if (n !== 0) end.closeOutput();
  return None;
}

const repr = (vm: Vm, s: PySocket): Value => vm.text(`<socket object, fd=${s.fd}, family=${s.family}, type=${s.type}, proto=${s.proto}>`);

const METHODS: readonly NativeSpec[] = [
  native('__init__', '(self, family=-1, type=-1, proto=-1, fileno=None)', initialize),
  native('__repr__', '(self, /)', repr),
  native('fileno', '(self, /)', (_vm, s: PySocket) => s.fd),
  native('close', '(self, /)', close),
  native('detach', '(self, /)', detach),
  native('setblocking', '(self, flag, /)', (vm, s: PySocket, flag: Value) => {
    s.timeout = truth(vm, flag) ? null : 0;
    return None;
  }),
  native('getblocking', '(self, /)', (_vm, s: PySocket) => s.timeout !== 0),
  native('settimeout', '(self, timeout, /)', (vm, s: PySocket, timeout: Value) => {
    s.timeout = timeoutOf(vm, timeout);
    return None;
  }),
  native('gettimeout', '(self, /)', (_vm, s: PySocket) => timeoutValue(s.timeout)),
  native('recv', '(self, bufsize, flags=0, /)', (vm, s: PySocket, size: Value, flags: Value | undefined) =>
    vm.bytes(receive(vm, s, size, flags)),
  ),
  native('recvfrom', '(self, bufsize, flags=0, /)', (vm, s: PySocket, size: Value, flags: Value | undefined) =>
    vm.tuple([vm.bytes(receive(vm, s, size, flags)), None]),
  ),
  native('recv_into', '(self, buffer, nbytes=0, flags=0)', receiveInto),
  native('send', '(self, data, flags=0, /)', send),
  native('sendall', '(self, data, flags=0, /)', sendAll),
  native('shutdown', '(self, how, /)', shutDown),
  native('getsockname', '(self, /)', () => ''),
  native('getpeername', '(self, /)', (vm, s: PySocket) => (endOf(vm, s), '')),
  native('setsockopt', '(self, level, optname, value, optlen=0, /)', () => None),
  native('getsockopt', '(self, level, optname, buflen=0, /)', () => 0),
  ...['bind', 'connect', 'connect_ex', 'listen', '_accept', 'sendto', 'recvfrom_into'].map(name =>
    refused(name, NETWORK, '(self, /, *args)'),
  ),
];

const member = (read: (s: PySocket) => Value) => ({ get: (_vm: Vm, s: PySocket) => read(s) });

const SOCKET: TypeSpec = {
  name: 'socket',
  module: '_socket',
  layout: 'native',
  hasDict: false,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PySocket(cls.rootShape)),
  methods: METHODS,
  getset: {
    family: member(s => s.family),
    type: member(s => s.type),
    proto: member(s => s.proto),
    timeout: member(s => timeoutValue(s.timeout)),
  },
};

// ---- addresses ----

function swapped(name: string, bytes: 2 | 4): NativeSpec {
  return native(name, '(x, /)', (vm, x: Value) => {
    const n = Number(asIndex(vm, x));
    if (n < 0) throw overflowError(vm, `${name}: can't convert negative Python int to C ${bytes * 8}-bit unsigned integer`);
    if (n >= 2 ** (8 * bytes)) throw overflowError(vm, `${name}: Python int too large to convert to C ${bytes * 8}-bit unsigned integer`);
    return Array.from({ length: bytes }, (_, i) => Math.floor(n / 256 ** i) % 256).reduce((sum, byte) => sum * 256 + byte, 0);
  });
}

function toBytes(vm: Vm, family: Value, text: Value): Value {
  const f = asSize(vm, family);
  if (f !== AF_INET && f !== AF_INET6) throw osError(vm, 'EAFNOSUPPORT');
  const bytes = (f === AF_INET ? parseIpv4 : parseIpv6)(asText(vm, text, 'inet_pton() argument 2'));
  if (bytes === null) throw vm.call(vm.types.OSError, 'illegal IP address string passed to inet_pton');
  return vm.bytes(bytes);
}

function toText(vm: Vm, family: Value, packed: Value): Value {
  const f = asSize(vm, family);
  const bytes = bytesOf(vm, packed);
  if (f !== AF_INET && f !== AF_INET6) throw valueError(vm, `unknown address family ${f}`);
  if (bytes.length !== (f === AF_INET ? 4 : 16)) throw valueError(vm, 'invalid length of packed IP address string');
  return f === AF_INET ? ipv4Text(bytes) : ipv6Text(bytes);
}

function looseBytes(vm: Vm, text: Value): Value {
  const bytes = parseLooseIpv4(asText(vm, text, 'inet_aton() argument 1'));
  if (bytes === null) throw vm.call(vm.types.OSError, 'illegal IP address string passed to inet_aton');
  return vm.bytes(bytes);
}

const error = (vm: Vm, name: string): PyClass => exceptionClass(vm, 'socket', name, vm.types.OSError);

/** Numeric addresses need no network; names do. */
const lookUp: NativeSpec = native('getaddrinfo', '(host, port, family=0, type=0, proto=0, flags=0)', vm => {
  throw refusal(vm, NETWORK);
});

/** What C code would find its functions in; `types.CapsuleType` is its type. */
class PyCapsule extends PyObject {
  constructor(override shape: Shape) {
    super();
  }
}
const CAPSULE: TypeSpec = { name: 'PyCapsule', module: 'builtins', layout: 'native', final: true, create: 'none' };

export const SOCKET_MODULE: ModuleSpec = {
  name: '_socket',
  doc: 'Implementation module for socket operations. There is no network here.',
  functions: [
    barrier('socketpair', '(family=1, type=1, proto=0, /)', pair),
    native('close', '(fd, /)', (vm, fd: Value) => (closeDescriptor(vm, asSize(vm, fd)), None)),
    native('dup', '(fd, /)', (vm, fd: Value) => duplicate(vm, asSize(vm, fd))),
    native('gethostname', '()', () => 'localhost'),
    native('getdefaulttimeout', '()', vm => timeoutValue(defaults(vm).timeout)),
    native('setdefaulttimeout', '(timeout, /)', (vm, timeout: Value) => {
      defaults(vm).timeout = timeoutOf(vm, timeout);
      return None;
    }),
    swapped('htons', 2),
    swapped('ntohs', 2),
    swapped('htonl', 4),
    swapped('ntohl', 4),
    native('inet_pton', '(address_family, ip_string, /)', toBytes),
    native('inet_ntop', '(address_family, packed_ip, /)', toText),
    native('inet_aton', '(ip_addr, /)', looseBytes),
    native('inet_ntoa', '(packed_ip, /)', (vm, packed: Value) => toText(vm, AF_INET, packed)),
    lookUp,
    ...[
      'gethostbyname',
      'gethostbyname_ex',
      'gethostbyaddr',
      'getnameinfo',
      'getservbyname',
      'getservbyport',
      'getprotobyname',
      'sethostname',
      'if_nameindex',
      'if_nametoindex',
      'if_indextoname',
      'CMSG_LEN',
      'CMSG_SPACE',
    ].map(name => refused(name, NETWORK)),
  ],
  types: [SOCKET, CAPSULE],
  setup: (vm, dict) => {
    for (const [name, value] of Object.entries(SOCKET_CONSTANTS)) dict.setStr(name, value);
    dict.setStr('SocketType', moduleType(vm, SOCKET));
    dict.setStr('CAPI', new PyCapsule((moduleType(vm, CAPSULE) as PyClass).rootShape));
    dict.setStr('error', vm.types.OSError);
    dict.setStr('timeout', vm.types.TimeoutError);
    dict.setStr('herror', error(vm, 'herror'));
    dict.setStr('gaierror', error(vm, 'gaierror'));
    dict.setStr('has_ipv6', true);
  },
};
