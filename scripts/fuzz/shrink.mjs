/** Makes a failing program smaller: lines, with what is indented below them, are left out while it still fails. */

/**
 * A program that still fails, none of whose lines can be left out. `firstFailing` says which of a list of programs is the
 * first that fails, or −1; all shorter forms of one program are asked for at once, the shortest first.
 */
export async function smaller(text, firstFailing, rounds) {
  let lines = text.split('\n').filter(l => l !== '');
  for (let left = rounds; left > 0; left--) {
    const shorter = lines.flatMap((_, i) => candidates(lines, i)).sort((a, b) => a.length - b.length);
    const index = await firstFailing(shorter.map(textOf));
    if (index < 0) break;
    lines = shorter[index];
  }
  return textOf(lines);
}

const textOf = lines => lines.join('\n') + '\n';
const depthOf = line => line.length - line.trimStart().length;

/** The line and its block gone; the line gone and its block in its place; a statement replaced by `pass`. */
function candidates(lines, i) {
  let end = i + 1;
  while (end < lines.length && depthOf(lines[end]) > depthOf(lines[i])) end++;
  const before = lines.slice(0, i);
  const after = lines.slice(end);
  const block = lines.slice(i + 1, end);
  const lists = [[...before, ...after]];
  if (block.length > 0) lists.push([...before, ...block.map(l => l.slice(4)), ...after]);
  if (lines[i].trim() !== 'pass') lists.push([...before, `${' '.repeat(depthOf(lines[i]))}pass`, ...after]);
  return lists;
}
