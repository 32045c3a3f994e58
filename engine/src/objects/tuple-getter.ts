/** The field descriptor of named tuples (`collections._tuplegetter`): a data descriptor that reads one item. */
import type { Shape } from './shape.js';
import { PyObject, type Value } from './value.js';

export class PyTupleGetter extends PyObject {
  constructor(
    override shape: Shape,
    readonly index: number,
    public doc: Value,
  ) {
    super();
  }
}
