/** The ways in which tests run the engine, and the options that select them. Plain JavaScript, so that scripts can use it. */
const eager = ['--jit', 'eager'];

export const OPTIONS = {
  interpreter: ['--jit', 'off'],
  eager,
  'stress-deopt-1': [...eager, '--stress-deopt', '1'],
  'stress-deopt-7': [...eager, '--stress-deopt', '7'],
  'stress-deopt-100': [...eager, '--stress-deopt', '100'],
  'stress-osr': ['--stress-osr'],
  'break-assumptions': [...eager, '--break-assumptions', '50'],
  'no-inline': [...eager, '--no-inline'],
  'no-unbox': [...eager, '--no-unbox'],
  'no-ic': ['--jit', 'off', '--no-ic'],
};

const SWITCHES = {
  '--stress-osr': { stressOsr: true },
  '--no-inline': { inline: false },
  '--no-unbox': { unbox: false },
  '--no-ic': { inlineCaches: false },
};
const VALUES = {
  '--jit': v => ({ jit: v }),
  '--stress-deopt': v => ({ stressDeopt: Number(v) }),
  '--break-assumptions': v => ({ breakAssumptions: Number(v) }),
};

/** Command-line options as the engine's own. */
export function engineOptions(words) {
  const parsed = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const known = word in VALUES ? VALUES[word](words[++i]) : SWITCHES[word];
    if (known === undefined) throw new Error(`unknown engine option ${word}`);
    parsed.push(known);
  }
  return Object.assign({}, ...parsed);
}
