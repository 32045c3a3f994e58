/** Types of verified-fixes.mjs, which stays plain JavaScript so that it runs by itself. */
export type Kind =
  | 'shape-late'
  | 'shape-order'
  | 'int-float-mix'
  | 'numeric-flip'
  | 'constructor-keywords'
  | 'module-level-loop'
  | 'string-build'
  | 'negative-index'
  | 'isinstance-chain'
  | 'star-wrapper'
  | 'class-churn'
  | 'getattr-fallback';

export interface FoundInsight {
  readonly code: string;
  readonly name: string;
  readonly message: string;
  readonly fixes: readonly { readonly title: string; readonly verified: string | null }[];
}

export interface KindFinding extends FoundInsight {
  readonly kind: Kind;
  readonly fixture: string;
}

export declare const KINDS: readonly Kind[];
export declare function findingsOf(kind: Kind): KindFinding[];
export declare function insightsIn(file: string): FoundInsight[];
export declare function isProven(finding: KindFinding): boolean;
export declare function counted(findings: readonly KindFinding[]): {
  readonly fixtures: number;
  readonly provenFixtures: number;
  readonly findings: number;
  readonly provenFindings: number;
};
