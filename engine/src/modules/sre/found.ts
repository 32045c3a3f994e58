/** What a match found, for as long as somebody holds it: texts and places of its groups. */
import type { Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import type { HostPattern } from './host-pattern.js';
import type { Subject } from './subject.js';

export interface Found {
  /** Groups, the match itself included. */
  readonly groups: number;
  /** Number of the group that ended last; −1 where none took part. */
  lastIndex(): number;
  /** Where a group starts; −1 where it took no part. */
  start(group: number): number;
  stop(group: number): number;
  /** The text of a group; `missing` where it took no part. */
  text(vm: Vm, group: number, missing: Value): Value;
}

/** By our own matcher, which marks places. */
export class MarkedMatch implements Found {
  constructor(
    private readonly subject: Subject,
    private readonly spans: Int32Array,
    private readonly last: number,
  ) {}

  get groups(): number {
    return this.spans.length / 2;
  }
  lastIndex(): number {
    return this.last;
  }
  start(group: number): number {
    return this.spans[2 * group];
  }
  stop(group: number): number {
    return this.spans[2 * group + 1];
  }
  text(vm: Vm, group: number, missing: Value): Value {
    const start = this.spans[2 * group];
    return start < 0 ? missing : this.subject.slice(vm, start, this.spans[2 * group + 1]);
  }
}

/** By the host, which gives texts; the places of groups are looked for when somebody asks. */
export class HostMatch implements Found {
  private spans: Int32Array | null = null;

  constructor(
    private readonly host: HostPattern,
    private readonly texts: RegExpExecArray,
    private readonly whole: boolean,
  ) {}

  get groups(): number {
    return this.texts.length;
  }
  lastIndex(): number {
    return this.host.lastIndex(this.texts);
  }
  start(group: number): number {
    return group === 0 ? this.texts.index : this.measured()[2 * group];
  }
  stop(group: number): number {
    return group === 0 ? this.texts.index + this.texts[0].length : this.measured()[2 * group + 1];
  }
  text(_vm: Vm, group: number, missing: Value): Value {
    return this.texts[group] ?? missing;
  }

  private measured(): Int32Array {
    return (this.spans ??= this.host.spans(this.texts, this.whole));
  }
}
