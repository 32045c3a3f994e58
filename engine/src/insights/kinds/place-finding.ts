/** A finding at a place that may have no site of its own: a store, a statement, a line. */
import type { Profile } from '../../feedback/profile.js';
import type { Span } from '../../syntax/span.js';
import { sameSpan, type Finding, type FindingFields } from '../finding.js';
import { kindOf, type InsightCode } from '../kinds.js';
import type { Program } from '../program.js';

export interface Place {
  readonly profile: Profile;
  readonly span: Span;
}

export function findingAtPlace(code: InsightCode, { profile, span }: Place, fields: FindingFields): Finding {
  const site = profile.sites.find(s => s !== undefined && sameSpan(profile.code.spanAt(s.pc), span)) ?? null;
  return {
    code,
    profile,
    span,
    site,
    weight: fields.count * kindOf(code).weight,
    advice: kindOf(code).advice,
    cases: [],
    related: [],
    explains: [],
    cause: null,
    ...fields,
  };
}

/** The line of `def`, `class` or the module’s first line, without its indentation, colon and comment. */
export function headerOf(program: Program, { code }: Profile): Span {
  const line = code.span.line > 0 ? code.span.line : Math.max(1, code.firstLine);
  const text = program.sources.line(code.filename, line).replace(/:?\s*(#[^'"]*)?$/, '');
  const indent = text.length - text.trimStart().length;
  return { line, col: indent, endLine: line, endCol: Math.max(indent, text.length) };
}
