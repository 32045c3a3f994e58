/** One translator an opcode, by subject. An opcode without one ends the block in an exit. */
import { Op } from '../bytecode/opcodes.js';
import type { Builder } from './build.js';
import { translateAttributes } from './translate-attributes.js';
import { translateCalls } from './translate-calls.js';
import { translateContainers } from './translate-containers.js';
import { translateControl } from './translate-control.js';
import { translateHandlers } from './translate-handlers.js';
import { translateImports } from './translate-imports.js';
import { translateOperators } from './translate-operators.js';

export type Translator = (b: Builder, ins: Int32Array, pc: number) => void;

export type TranslatorTable = Partial<Record<keyof typeof Op, Translator>>;

const ALL: TranslatorTable = {
  ...translateControl,
  ...translateOperators,
  ...translateAttributes,
  ...translateContainers,
  ...translateCalls,
  ...translateHandlers,
  ...translateImports,
};

export const TRANSLATORS: readonly (Translator | undefined)[] = (() => {
  const table: (Translator | undefined)[] = [];
  for (const [name, t] of Object.entries(ALL)) table[Op[name as keyof typeof Op]] = t;
  return Object.freeze(table);
})();
