/** Huffman codes of limited length for symbol frequencies, with the canonical codes that DEFLATE uses. */

/** Code lengths; 0 for symbols that do not occur. */
export function codeLengths(frequencies: readonly number[], limit: number): number[] {
  let weights = [...frequencies];
  for (;;) {
    const lengths = unlimitedLengths(weights);
    if (Math.max(...lengths) <= limit) return lengths;
    // flatter weights give a flatter tree
    weights = weights.map(w => (w === 0 ? 0 : (w >> 1) | 1));
  }
}

interface Node {
  readonly weight: number;
  readonly symbol: number;
  readonly left: Node | null;
  readonly right: Node | null;
}

function unlimitedLengths(weights: readonly number[]): number[] {
  const lengths = new Array<number>(weights.length).fill(0);
  const leaves: Node[] = [];
  weights.forEach((weight, symbol) => {
    if (weight > 0) leaves.push({ weight, symbol, left: null, right: null });
  });
  if (leaves.length === 1) lengths[leaves[0].symbol] = 1;
  if (leaves.length < 2) return lengths;
  leaves.sort((a, b) => a.weight - b.weight);
  // two queues, both in order of weight
  const joined: Node[] = [];
  let l = 0;
  let j = 0;
  const lightest = (): Node =>
    j >= joined.length || (l < leaves.length && leaves[l].weight <= joined[j].weight) ? leaves[l++] : joined[j++];
  for (let n = 1; n < leaves.length; n++) {
    const left = lightest();
    const right = lightest();
    joined.push({ weight: left.weight + right.weight, symbol: -1, left, right });
  }
  const walk: [Node, number][] = [[joined[joined.length - 1], 0]];
  for (let top = walk.pop(); top !== undefined; top = walk.pop()) {
    const [node, depth] = top;
    if (node.left === null || node.right === null) lengths[node.symbol] = depth;
    else walk.push([node.left, depth + 1], [node.right, depth + 1]);
  }
  return lengths;
}

/** Canonical codes with their bits reversed, ready to be written. */
export function canonicalCodes(lengths: readonly number[]): number[] {
  const counts = new Array<number>(17).fill(0);
  for (const l of lengths) if (l > 0) counts[l]++;
  const next = new Array<number>(17).fill(0);
  for (let l = 1, code = 0; l <= 16; l++) next[l] = code = (code + (l === 1 ? 0 : counts[l - 1])) << 1;
  return lengths.map(l => (l === 0 ? 0 : reversed(next[l]++, l)));
}

function reversed(code: number, length: number): number {
  let r = 0;
  for (let i = 0; i < length; i++, code >>= 1) r = (r << 1) | (code & 1);
  return r;
}
