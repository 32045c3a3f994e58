/** Which environment variables a program may see: those that shape text, time and Python itself, and those named. */

const ALLOWED = new Set(['LANG', 'LANGUAGE', 'TZ', 'TERM', 'COLUMNS', 'LINES', 'NO_COLOR', 'FORCE_COLOR']);
const ALLOWED_PREFIXES = ['PYTHON', 'LC_'];

export function allowedEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  named: readonly string[],
): Record<string, string> {
  const allowed: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const passes = ALLOWED.has(name) || named.includes(name) || ALLOWED_PREFIXES.some(prefix => name.startsWith(prefix));
    if (passes && value !== undefined) allowed[name] = value;
  }
  return allowed;
}
