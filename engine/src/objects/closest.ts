/** The nearest of several names, as CPython's suggestions choose it. Pure. */

const MAX_CANDIDATES = 750;
const MAX_LENGTH = 40;

/** The nearest candidate by edit cost; null when none is near, or there are too many. */
export function closest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length > MAX_CANDIDATES || name.length > MAX_LENGTH) return null;
  let best: string | null = null;
  let bestCost = Infinity;
  for (const c of candidates) {
    if (c === name || c.length > MAX_LENGTH) continue;
    // no more than a third of the characters involved should need a change
    const limit = Math.min(Math.floor(((name.length + c.length + 3) * MOVE) / 6), bestCost - 1);
    const cost = editCost(name, c);
    if (cost <= limit) {
      best = c;
      bestCost = cost;
    }
  }
  return best;
}

const MOVE = 2;
const CASE = 1;

/** Levenshtein with cost 2 a change, 1 for a change of case (CPython's `_levenshtein_distance`). */
function editCost(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j * MOVE);
  for (let i = 1; i <= a.length; i++) {
    const next = [i * MOVE];
    for (let j = 1; j <= b.length; j++) {
      const substitution = row[j - 1] + changeCost(a[i - 1], b[j - 1]);
      next[j] = Math.min(substitution, row[j] + MOVE, next[j - 1] + MOVE);
    }
    row = next;
  }
  return row[b.length];
}

function changeCost(x: string, y: string): number {
  if (x === y) return 0;
  return x.toLowerCase() === y.toLowerCase() ? CASE : MOVE;
}
