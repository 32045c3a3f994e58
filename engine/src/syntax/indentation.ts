/**
 * The columns of open blocks, measured twice: tabs to multiples of eight, and tabs as one. Knows no tokens.
 */
const MAX_BLOCKS = 100;
const TAB_SIZE = 8;

/** How far a line is indented. */
export interface Indent {
  readonly column: number;
  readonly altColumn: number;
}

export type IndentProblem = 'too deep' | 'tabs and spaces' | 'no such block';

/** The column after a tab. */
export function nextColumn(column: number): number {
  return (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
}

export class Indentation {
  /** Blocks opened (positive) or closed (negative) whose tokens are still to come. */
  pending = 0;
  private readonly columns = [0];
  private readonly altColumns = [0];

  /** Opens or closes blocks for a line with a token. */
  accept({ column, altColumn }: Indent): IndentProblem | null {
    const { columns, altColumns } = this;
    const top = columns.length - 1;
    if (column > columns[top]) {
      if (top + 1 >= MAX_BLOCKS) return 'too deep';
      if (altColumn <= altColumns[top]) return 'tabs and spaces';
      this.pending++;
      columns.push(column);
      altColumns.push(altColumn);
      return null;
    }
    while (columns.length > 1 && column < columns[columns.length - 1]) {
      this.pending--;
      columns.pop();
      altColumns.pop();
    }
    if (column !== columns[columns.length - 1]) return 'no such block';
    return altColumn === altColumns[altColumns.length - 1] ? null : 'tabs and spaces';
  }

  /** The end of input closes all blocks. */
  closeAll(): void {
    this.pending = 1 - this.columns.length;
    this.columns.length = this.altColumns.length = 1;
  }
}
