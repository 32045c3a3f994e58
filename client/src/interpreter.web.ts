/** There is no interpreter in a browser; the server says so when one is asked for. */
export function selectedInterpreter(): Promise<string> {
  return Promise.resolve('python3');
}

export function selectedRuntime(): Promise<null> {
  return Promise.resolve(null);
}

export function onInterpreterChange(): undefined {
  return undefined;
}
