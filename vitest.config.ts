import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const engine = (path: string) => fileURLToPath(new URL(`./engine/src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^#engine$/, replacement: engine('index.ts') },
      { find: /^#engine\/(.*)\.js$/, replacement: engine('$1.ts') },
    ],
  },
  test: {
    include: ['engine/test/**/*.test.ts', 'server/test/**/*.test.ts', 'client/test/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
  },
});
