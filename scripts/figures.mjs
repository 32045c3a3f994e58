/**
 * All that is promised of latency, memory and size, measured and printed as one table: first the editor, then the server.
 * Takes a few minutes, and means something on a quiet machine only. Fails where a promise is not kept.
 */
import { footprintRows } from './footprint.mjs';
import { latencyRows } from './latency.mjs';
import { tell } from './promises.mjs';

const rows = [...(await footprintRows()), ...(await latencyRows())];
tell(rows);
