/** The IR as text, for `dump`, docs and pass tests. */
import type { Block, Graph, Node } from './ir.js';
import { Shape } from '../objects/shape.js';
import { describeShape, describeValue } from './describe.js';

export function printGraph(g: Graph): string {
  return g.blocks.map(printBlock).join('\n');
}

function printBlock(b: Block): string {
  const params = b.params.map(p => `${name(p)}: ${p.type}`).join(', ');
  const head = `b${b.id}(${params})${b.isLoopHeader ? ' loop' : ''}:`;
  return [head, ...b.nodes.map(n => `  ${printNode(n)}`), `  ${printEnd(b)}`, ''].join('\n');
}

const name = (n: Node): string => `v${n.id}`;

function printNode(n: Node): string {
  const result = n.type === 'void' ? '' : `${name(n)}: ${n.type} = `;
  const args = n.args.map(name).join(', ');
  const data = [reference(n.data.ref), n.data.text ?? '', n.data.slot === undefined ? '' : `#${n.data.slot}`]
    .filter(s => s !== '')
    .join(' ');
  const exit = n.data.reason === undefined ? '' : ` else ${n.data.reason}`;
  const at = n.state === null ? '' : ` @${n.state.pc / 6}`;
  return `${result}${n.op}${args === '' ? '' : ` ${args}`}${data === '' ? '' : ` [${data}]`}${exit}${at}`;
}

function reference(ref: unknown): string {
  if (ref === undefined) return '';
  if (ref instanceof Shape) return `shape ${describeShape(ref)}`;
  return describeValue(ref);
}

function printEnd(b: Block): string {
  const { end } = b;
  switch (end.kind) {
    case 'jump':
      return `jump b${end.target.id}(${end.args.map(name).join(', ')})`;
    case 'branch':
      return `branch ${name(end.condition)} b${end.yes.id} b${end.no.id}`;
    case 'return':
      return `return ${name(end.value)}`;
    case 'yield':
      return `yield ${name(end.value)} @${end.state.pc / 6}`;
    case 'exit':
      return `exit ${end.reason} @${end.state.pc / 6}`;
  }
}
