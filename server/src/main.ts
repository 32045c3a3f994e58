/** The language server in Node: over stdio or Node's IPC, with what it reads at run time beside its bundle. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { PythonParser } from './anchors/python-parser.js';
import { startServer } from './serve.js';
import { endWithParent } from './supervisor/parent-watch.js';

// What the client set for this process (language-client.ts) is not meant for those that it starts.
for (const name of ['MALLOC_ARENA_MAX', 'MALLOC_TRIM_THRESHOLD_']) Reflect.deleteProperty(process.env, name);
// Over stdio the connection sees its end by itself.
endWithParent();
startServer(createConnection(ProposedFeatures.all), () =>
  PythonParser.load({ runtime: besideBundle('tree-sitter.wasm'), python: grammar() }),
);

/** The grammar lies in its own folder, in a checkout as in the extension; a bare build has it beside the bundle. */
function grammar(): string {
  const own = besideBundle('../grammars/tree-sitter-python.wasm');
  return existsSync(own) ? own : besideBundle('tree-sitter-python.wasm');
}

function besideBundle(name: string): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}
