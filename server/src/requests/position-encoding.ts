/**
 * Positions as a client counts them: in bytes of UTF-8, units of UTF-16, or characters. Everything behind the requests
 * counts in UTF-16; what comes and goes is converted here, wherever in a message it is. Knows no requests.
 */
import type { ClientCapabilities } from 'vscode-languageserver/node';
import type { Position } from '../protocol.js';

export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** The first of the client's choice; all three are spoken here. */
export function negotiatedEncoding({ general }: ClientCapabilities): PositionEncoding {
  return (general?.positionEncodings ?? []).find(isKnown) ?? 'utf-16';
}

function isKnown(name: string): name is PositionEncoding {
  return name === 'utf-8' || name === 'utf-16' || name === 'utf-32';
}

/** The lines of a document, by its URI; null where it is not known. */
export type LineOf = (uri: string, line: number) => string | null;

type Convert = (text: string, character: number) => number;

export class Positions {
  constructor(
    readonly encoding: PositionEncoding,
    readonly lineOf: LineOf,
  ) {}

  /** A message of the client, about a document. */
  incoming<T>(message: T, uri: string): T {
    const { encoding } = this;
    return encoding === 'utf-16' ? message : this.#each(message, uri, (text, character) => unitsOf(text, character, encoding));
  }

  /** An answer, or what is told. */
  outgoing<T>(message: T, uri: string): T {
    const { encoding } = this;
    return encoding === 'utf-16' ? message : this.#each(message, uri, (text, units) => widthOf(text.slice(0, units), encoding));
  }

  /** A part that names a document is about that one. What is carried for its sender only (`data`) stays as it is. */
  #each<T>(value: T, uri: string, convert: Convert): T {
    if (Array.isArray(value)) return value.map((item: unknown) => this.#each(item, uri, convert)) as T;
    if (typeof value !== 'object' || value === null) return value;
    if (isPosition(value)) return { ...value, character: this.#converted(value, uri, convert) };
    const about = documentOf(value) ?? uri;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]: [string, unknown]) => [key, key === 'data' ? item : this.#each(item, about, convert)]),
    ) as T;
  }

  #converted({ line, character }: Position, uri: string, convert: Convert): number {
    const text = this.lineOf(uri, line);
    return text === null ? character : convert(text, character);
  }
}

function isPosition(value: object): value is Position {
  return 'line' in value && 'character' in value && typeof value.line === 'number' && typeof value.character === 'number';
}

function documentOf(value: object): string | null {
  if ('uri' in value && typeof value.uri === 'string') return value.uri;
  const document = 'textDocument' in value ? value.textDocument : null;
  return typeof document === 'object' && document !== null ? documentOf(document) : null;
}

/** How many units of UTF-16 a stretch of that width takes. In the middle of a character, what is before it. */
export function unitsOf(text: string, width: number, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return width;
  let left = width;
  let units = 0;
  for (const character of text) {
    left -= widthOf(character, encoding);
    if (left < 0) break;
    units += character.length;
  }
  return units;
}

export function widthOf(text: string, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return text.length;
  return encoding === 'utf-32' ? Array.from(text).length : bytes.encode(text).length;
}

const bytes = new TextEncoder();
