/** The engine's public API. */
export { Engine } from './engine.js';
export * from './engine-options.js';
export * from './host.js';
export type { Report, ReportOptions } from './insights/report.js';
export { renderText } from './insights/render-text.js';

// plug-ins: docs/engine-api.md
export type { Broken, AssumableKind, AssumptionTargets, Reliance, SourcePosition } from './plugins/assume.js';
export type { CodeView, ExtraSlot, InstructionView } from './plugins/code-view.js';
export type { EvaluatedFrame } from './plugins/evaluated-frame.js';
export type { EvaluatorOptions, FrameEvaluator } from './plugins/evaluators.js';
export type { Activation, Handler, HandlerTable } from './plugins/handlers.js';
export { PluginError } from './plugins/plugin-error.js';
export type { CaseView, FeedbackView, LookupView, ShapeView } from './plugins/views.js';
export type { Value } from './objects/value.js';
