/**
 * Recorded calls of a function: where they lie, and the Python that makes them again. `jitlens record` writes them
 * (server/python/record.py); their form is schema/recorded.schema.json. Text only; reads no files.
 */

/** Beside the file: `app.py`'s recordings of `score` are in `.jitlens/app.score.json`. */
export const RECORDINGS = '.jitlens';

export const recordingName = (stem: string, qualname: string): string => `${stem}.${qualname}.json`;

/** Of `# jitlens: example @recorded`, or `@recorded score`: the function, null for all; undefined for another example. */
export function recordedFunction(example: string): string | null | undefined {
  const found = /^@recorded(?:\s+([\w.]+))?$/.exec(example);
  return found === null ? undefined : (found[1] ?? null);
}

/** Those of a folder's files that are recordings of a file, of one function or of all. */
export function recordingsAmong(names: readonly string[], stem: string, qualname: string | null): string[] {
  const wanted = (name: string): boolean =>
    qualname === null ? name.startsWith(`${stem}.`) && name.endsWith('.json') : name === recordingName(stem, qualname);
  return names.filter(wanted).sort();
}

/** So many calls are made at most, in rounds, and for so long at most: enough for what they do to become hot. */
const CALLS = 20_000;
const SECONDS = 2;

/**
 * Python that defines `replay(names, path)`: makes the calls of a recording, with fresh arguments each time. What they raise
 * is a result like another; where all of them raise, so does this.
 */
export const REPLAY = `
def written(value):
    """As Python that makes it anew."""
    if type(value) is list:
        return '[' + ', '.join(map(written, value)) + ']'
    if type(value) is not dict:
        return repr(value)
    ((kind, data),) = value.items()
    if kind == 'dict':
        return '{' + ', '.join(written(k) + ': ' + written(v) for k, v in data) + '}'
    if kind == 'float':
        return {'nan': '(1e999 - 1e999)', 'inf': '1e999', '-inf': '-1e999'}[data]
    if kind == 'complex':
        return f'complex(float({data[0]!r}), float({data[1]!r}))'
    if kind == 'bytes':
        import base64
        return repr(base64.b64decode(data))
    if kind == 'tuple':
        return '(' + ''.join(written(item) + ', ' for item in data) + ')'
    if kind == 'set' and data:
        return '{' + ', '.join(map(written, data)) + '}'
    return kind + '(' + (written(data) if data else '') + ')'


def replay(names, path):
    import json, sys, time
    with open(path, encoding='utf-8') as file:
        record = json.load(file)
    first, *rest = record['function']['qualname'].split('.')
    function = names[first]
    for name in rest:
        function = getattr(function, name)
    # code that makes fresh arguments costs next to nothing beside the function
    kept = [
        compile(f"({written(e['args'])}, {written({'dict': list(e['kwargs'].items())})})", '<recorded>', 'eval')
        for e in record['examples']
    ]
    calls = raised = 0
    last = None
    end = time.perf_counter() + ${String(SECONDS)}
    for _ in range(max(2, ${String(CALLS)} // max(1, len(kept)))):
        for example in kept:
            args, kwargs = eval(example)
            calls += 1
            try:
                function(*args, **kwargs)
            except Exception as error:
                raised += 1
                last = error
        if time.perf_counter() > end:
            break
    if last is not None and raised == calls:
        raise last
    if raised:
        print(f'jitlens: {raised} of {calls} recorded calls raised, the last one {type(last).__name__}', file=sys.stderr)
`;
