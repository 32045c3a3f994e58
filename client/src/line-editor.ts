/** A line that is being typed into a terminal: characters, backspace, Enter, Ctrl+D. Knows no terminal. */
export interface Typed {
  /** What the terminal is to show of it. */
  readonly echo: string;
  /** Lines that were ended by Enter. */
  readonly lines: readonly string[];
  /** Ctrl+D on an empty line: there is no more input. */
  readonly ended: boolean;
}

export class LineEditor {
  #text = '';

  clear(): void {
    this.#text = '';
  }

  type(keys: string): Typed {
    // Cursor keys and the like are not input.
    if (keys.startsWith('\x1b')) return { echo: '', lines: [], ended: false };
    const lines: string[] = [];
    let echo = '';
    let ended = false;
    for (const key of keys) {
      if (key === '\r' || key === '\n') {
        lines.push(this.#text);
        this.#text = '';
        echo += '\r\n';
      } else if (key === '\x7f' || key === '\b') {
        echo += this.#erase();
      } else if (key === '\x04') {
        ended ||= this.#text === '';
      } else if (key >= ' ' || key === '\t') {
        this.#text += key;
        echo += key;
      }
    }
    return { echo, lines, ended };
  }

  #erase(): string {
    if (this.#text === '') return '';
    this.#text = [...this.#text].slice(0, -1).join('');
    return '\b \b';
  }
}
