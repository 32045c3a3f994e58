/** Types of configurations.mjs, which stays plain JavaScript so that scripts can run it. */
export const OPTIONS: Readonly<
  Record<
    | 'interpreter'
    | 'eager'
    | 'stress-deopt-1'
    | 'stress-deopt-7'
    | 'stress-deopt-100'
    | 'stress-osr'
    | 'break-assumptions'
    | 'no-inline'
    | 'no-unbox'
    | 'no-ic',
    readonly string[]
  >
>;

export declare function engineOptions(words: readonly string[]): object;
