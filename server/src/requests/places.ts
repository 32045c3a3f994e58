/** Places in reports as clients open them. A document without a file has a path only while it runs. */
import * as path from 'node:path';
import type { Location } from '#engine/insights/report.js';
import type { Place } from '../protocol.js';
import { pathToUri } from './paths.js';

/** `uris`: of documents whose path is not that of a file. */
export function placeIn(uris: ReadonlyMap<string, string>): (location: Location) => Place {
  return ({ path: file, range }) => ({
    uri: uris.get(file) ?? pathToUri(file),
    range,
    label: `${path.basename(file)}:${range.start.line + 1}`,
  });
}
