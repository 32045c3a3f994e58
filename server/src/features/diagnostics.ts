/** Diagnostics: every finding at its exact range. Hints by default, never errors. Knows no LSP. */
import type { ReportInsight, ReportRelated, ReportSeverity } from '#engine/insights/report.js';
import type { Range, Settings } from '../protocol.js';
import { isCause, type FileView, type Finding } from './findings.js';
import { plainText } from './text.js';

export interface FindingDiagnostic {
  readonly range: Range;
  readonly severity: ReportSeverity;
  readonly code: string;
  readonly message: string;
  readonly stableId: string;
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
}

export function diagnosticsOf({ findings }: FileView, settings: Settings): readonly FindingDiagnostic[] {
  if (settings.diagnostics === 'off') return [];
  return findings.map(finding => diagnostic(finding, settings));
}

function diagnostic({ insight, range, stale }: Finding, settings: Settings): FindingDiagnostic {
  return {
    range,
    severity: stale ? 'hint' : severityOf(insight, settings),
    code: insight.code,
    message: (stale ? '~ ' : '') + plainText(insight.message, 400),
    stableId: insight.stableId,
    related: insight.related.map(relatedOf),
  };
}

function severityOf(insight: ReportInsight, settings: Settings): ReportSeverity {
  const quiet = settings.diagnostics === 'hint' || settings.kinds[insight.code] === 'hint' || !isCause(insight);
  return quiet ? 'hint' : insight.severity;
}

function relatedOf({ location, message }: ReportRelated): FindingDiagnostic['related'][number] {
  return { path: location.path, range: location.range, message: plainText(message) };
}
