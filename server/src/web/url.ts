/** `node:url` where there is none, for POSIX paths. */
export function fileURLToPath(url: string | URL): string {
  return decodeURIComponent(new URL(url).pathname);
}

export function pathToFileURL(path: string): URL {
  const url = new URL('file:///');
  url.pathname = path.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
  return url;
}
