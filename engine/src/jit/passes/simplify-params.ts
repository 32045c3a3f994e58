/** Removes block parameters that always get one value. */
import { applyReplacements, type Graph, type Node } from '../ir.js';

export function simplifyParams(g: Graph): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const b of g.blocks) {
      if (b.params.length === 0 || b === g.entry) continue;
      const incoming = g.blocks.flatMap(p => (p.end?.kind === 'jump' && p.end.target === b ? [p.end] : []));
      for (let i = b.params.length - 1; i >= 0; i--) {
        const param = b.params[i];
        const sole = soleValue(
          param,
          incoming.map(j => j.args[i].resolve()),
        );
        if (sole === null) continue;
        param.replacement = sole;
        b.params.splice(i, 1);
        for (const j of incoming) j.args.splice(i, 1);
        changed = true;
      }
    }
  }
  applyReplacements(g);
}

/** The one value other than the parameter itself; null when there are several. */
function soleValue(param: Node, values: readonly Node[]): Node | null {
  let sole: Node | null = null;
  for (const v of values) {
    if (v === param || v === sole) continue;
    if (sole !== null && !(v.op === 'unbound' && sole.op === 'unbound')) return null;
    sole = v;
  }
  return sole;
}
