/** The pipeline, in order. Each pass is IR to IR. */
import type { Graph } from '../ir.js';
import { eliminateGuards } from './eliminate-guards.js';
import { narrowParams, type IsBanned } from './narrow-params.js';
import { removeDead } from './remove-dead.js';
import { sinkAllocations } from './sink-allocations.js';
import { simplifyParams } from './simplify-params.js';

export const PASSES: Readonly<Record<string, (g: Graph, isBanned: IsBanned) => void>> = {
  'remove-dead': g => removeDead(g),
  'simplify-params': simplifyParams,
  'eliminate-guards': eliminateGuards,
  'narrow-params': narrowParams,
  'sink-allocations': sinkAllocations,
};

export function optimize(g: Graph, unbox: boolean, isBanned: IsBanned): void {
  removeDead(g, unbox);
  simplifyParams(g);
  eliminateGuards(g);
  if (unbox) {
    narrowParams(g, isBanned);
    eliminateGuards(g);
    narrowParams(g, isBanned);
    eliminateGuards(g);
  }
  removeDead(g);
  sinkAllocations(g);
}
