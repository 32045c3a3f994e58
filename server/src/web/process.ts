/** `process` where there is none: what the server asks of it. Bundled in wherever that name is used. */
export const process = {
  env: {},
  platform: 'linux',
  versions: { v8: '0' },
  cwd: () => '/',
};
