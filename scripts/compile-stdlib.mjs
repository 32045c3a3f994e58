/**
 * The compiler that the standard library pack is made with: the engine's own front end, bundled by itself.
 * Its text is the key of a built pack: the same front end and the same sources give the same bytes.
 */
import { createHash } from 'node:crypto';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

const ENTRY = `
export { compileSource } from './engine/src/compiler/index.ts';
export { marshal } from './engine/src/bytecode/marshal.ts';
export { decodeSource } from './engine/src/syntax/decode-source.ts';
`;

/** @returns {Promise<string>} the front end as the text of one module */
export async function bundleFrontEnd() {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'neutral',
    format: 'esm',
    minify: true,
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

/** @param {string | Uint8Array} text */
export const digest = text => createHash('sha256').update(text).digest('hex');

/**
 * @param {string} frontEnd
 * @returns {Promise<(name: string, source: Uint8Array) => Uint8Array>} marshalled code without a file name
 */
export async function makeCompiler(frontEnd) {
  const { compileSource, decodeSource, marshal } = await import(`data:text/javascript;base64,${Buffer.from(frontEnd).toString('base64')}`);
  return (name, source) => marshal(compileSource(decodeSource(source, name), name, 'exec', { optimize: 0 }));
}
