/** `jitlens mcp`: the tools for agents over standard input and output, until the client leaves. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createMcpServer } from '../mcp/server.js';

export interface McpOptions {
  readonly timeout: number;
  readonly memory: number;
  readonly allowRead?: readonly string[];
  readonly allowWrite?: readonly string[];
  readonly allowEnv?: readonly string[];
  readonly includeValues?: boolean;
}

export async function mcpCommand(options: McpOptions): Promise<number> {
  const server = createMcpServer({ options: profileOptions(options), includeValues: options.includeValues ?? false });
  const left = new Promise<void>(resolve => {
    process.stdin.on('end', resolve).on('close', resolve);
  });
  await server.connect(new StdioServerTransport());
  await left;
  await server.close();
  return 0;
}

function profileOptions({ timeout, memory, allowRead = [], allowWrite = [], allowEnv = [] }: McpOptions): string[] {
  const many = (flag: string, values: readonly string[]): string[] => values.flatMap(value => [flag, value]);
  return [
    ...['--timeout', String(timeout), '--memory', String(memory)],
    ...[...many('--allow-read', allowRead), ...many('--allow-write', allowWrite), ...many('--allow-env', allowEnv)],
  ];
}
