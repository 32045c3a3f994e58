/**
 * The standard library pack of the extension: without the compiled code of modules that hardly any program imports.
 * They are compiled when they are imported; what they do is the same. Its sources are deflated, which a browser's thread
 * can undo.
 */
import * as zlib from 'node:zlib';

/** Of what the sandbox has no use for, or of tools that are run by themselves; and tables of old character sets. */
const RARE = [
  ...[
    'multiprocessing/',
    'concurrent/futures/process',
    '_pyrepl/',
    'idlelib/',
    'tkinter/',
    'turtle',
    'curses/',
    'ctypes/',
    'sqlite3/',
    'dbm/',
  ],
  ...['http/', 'xmlrpc/', 'wsgiref/', 'socketserver', 'ftplib', 'imaplib', 'smtplib', 'poplib', 'mailbox', 'ssl', 'webbrowser', 'cgi'],
  ...[
    'pydoc',
    'pdb',
    'bdb',
    'cmd.py',
    'doctest',
    'profile',
    'cProfile',
    'pstats',
    'trace.py',
    'tabnanny',
    'pyclbr',
    'pickletools',
    'modulefinder',
  ],
  ...['tarfile', 'zipapp', 'venv/', 'ensurepip/', 'compileall', 'py_compile', '_sysconfigdata', '_pyio', '_pydecimal', '_pydatetime'],
  ...['asyncio/windows', 'asyncio/proactor', 'asyncio/unix', 'asyncio/subprocess', 'asyncio/sslproto', 'encodings/'],
];
/** Character sets that programs do use. */
const USUAL =
  /^encodings\/(__init__|aliases|ascii|utf_8|utf_8_sig|utf_16|utf_32|latin_1|iso8859_1|cp1252|idna|unicode_escape|raw_unicode_escape)\.py$/;

/** @param {Buffer} pack as build-stdlib.mjs makes it */
export function slimPack(pack) {
  const length = pack.readUInt32LE(4);
  const { files, blocks } = JSON.parse(pack.subarray(8, 8 + length).toString());
  const data = pack.subarray(8 + length);
  const chunks = [];
  let size = 0;
  const copy = (offset, bytes) => {
    chunks.push(data.subarray(offset, offset + bytes));
    size += bytes;
    return [size - bytes, bytes];
  };
  for (const [name, entry] of Object.entries(files)) entry.splice(0, 2, ...(isRare(name) ? [0, 0] : copy(entry[0], entry[1])));
  const deflated = blocks.map(([offset, bytes]) => {
    const block = zlib.deflateRawSync(zlib.brotliDecompressSync(data.subarray(offset, offset + bytes)), { level: 9 });
    chunks.push(block);
    size += block.length;
    return [size - block.length, block.length];
  });
  const head = Buffer.from(JSON.stringify({ files, blocks: deflated, compression: 'deflate' }));
  const lengthBytes = Buffer.alloc(4);
  lengthBytes.writeUInt32LE(head.length);
  return Buffer.concat([pack.subarray(0, 4), lengthBytes, head, ...chunks]);
}

/** @param {string} name */
function isRare(name) {
  return RARE.some(prefix => name.startsWith(prefix)) && !USUAL.test(name);
}
