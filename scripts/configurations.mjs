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
