/** The language server in a browser's worker: it speaks with the client by messages and reads what the client reads for it. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { PythonParser } from '../anchors/python-parser.js';
import { startServer } from '../serve.js';
import { asset, connectFiles } from './client-files.js';

const port = self as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(port), new BrowserMessageWriter(port));
connectFiles({ sendRequest: (method, params) => connection.sendRequest(method, params) });
startServer(connection, async () => {
  const [runtime, python] = await Promise.all([asset('dist/tree-sitter.wasm'), asset('grammars/tree-sitter-python.wasm')]);
  return PythonParser.load({ runtime, python });
});
