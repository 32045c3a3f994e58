/** The engine's public API. */
export { Engine } from './engine.js';
export * from './engine-options.js';
export * from './host.js';
export type { Report, ReportOptions } from './insights/report.js';
export { renderText } from './insights/render-text.js';
