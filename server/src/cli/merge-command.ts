/** `jitlens merge`: the parts that `ci --shard I/N -o FILE` wrote, joined, and judged as one where a baseline is given. */
import { readRecord, write, type CiRecord } from './baseline.js';
import { settle } from './ci-command.js';
import { UsageError } from './usage-error.js';

export interface MergeOptions {
  readonly output?: string;
  readonly baseline?: string;
  readonly update?: boolean;
}

export function mergeCommand(parts: readonly string[], { output, baseline, update }: MergeOptions): number {
  if (output === undefined && baseline === undefined) throw new UsageError('merge needs -o FILE or --baseline FILE');
  const record: CiRecord = {
    schemaVersion: 1,
    programs: Object.assign({}, ...parts.map(p => readRecord(p).programs)) as CiRecord['programs'],
  };
  if (output !== undefined) write(output, record);
  return baseline === undefined ? 0 : settle(record, update === undefined ? { baseline } : { baseline, update });
}
