/** There is no interpreter in a browser; the server says so when one is asked for. */
export function selectedInterpreter(): Promise<string> {
  return Promise.resolve('python3');
}
