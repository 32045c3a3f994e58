/** A file as Python imports it: `shop.prices`, from the folder above the outermost package. Looks at files; starts nothing. */
import * as path from 'node:path';
import { readText } from './files.js';

export interface PythonModule {
  /** With dots; a package's own `__init__.py` has the name of the package. */
  readonly name: string;
  /** Where it is imported from. */
  readonly root: string;
  /** A part of a package: it cannot be run as a file of its own, since it may import its neighbours. */
  readonly isInPackage: boolean;
}

export async function moduleOf(file: string): Promise<PythonModule> {
  const own = path.basename(file, '.py');
  const names: string[] = [];
  let root = path.dirname(file);
  while ((await readText(path.join(root, '__init__.py'))) !== null && root !== path.dirname(root)) {
    names.unshift(path.basename(root));
    root = path.dirname(root);
  }
  const isInPackage = names.length > 0;
  return { name: [...names, ...(own === '__init__' && isInPackage ? [] : [own])].join('.'), root, isInPackage };
}

/** Whether a package can be started: `python -m shop`. */
export async function hasMain({ name, root }: PythonModule): Promise<boolean> {
  const [outermost = ''] = name.split('.');
  return (await readText(path.join(root, outermost, '__main__.py'))) !== null;
}
