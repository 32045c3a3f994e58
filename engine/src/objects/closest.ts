/** The nearest of several names, as CPython's suggestions choose it. Pure. */
/** The nearest candidate by edit distance, as CPython's suggestions choose it; null when none is near. */
export function closest(name: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let bestCost = Infinity;
  for (const c of candidates) {
    if (c === name) continue;
    const limit = Math.min(Math.floor(((name.length + c.length + 3) * 2) / 6), bestCost - 1);
    const cost = editCost(name, c, limit);
    if (cost <= limit && cost < bestCost) {
      best = c;
      bestCost = cost;
    }
  }
  return best;
}

const MOVE = 2;
const CASE = 1;

/** Levenshtein with cost 2 a change, 1 for a change of case (CPython's `_levenshtein_distance`). */
function editCost(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j * MOVE);
  for (let i = 1; i <= a.length; i++) {
    const next = [i * MOVE];
    for (let j = 1; j <= b.length; j++) {
      const substitution = row[j - 1] + changeCost(a[i - 1], b[j - 1]);
      next[j] = Math.min(substitution, row[j] + MOVE, next[j - 1] + MOVE);
    }
    row = next;
  }
  const cost = row[b.length];
  return cost > limit * MOVE ? Infinity : Math.ceil(cost / MOVE);
}

function changeCost(x: string, y: string): number {
  if (x === y) return 0;
  return x.toLowerCase() === y.toLowerCase() ? CASE : MOVE;
}
