/** What the dispatch loop calls for instructions that take more than a line, gathered by subject. */
export * from './names.js';
export * from './functions.js';
export * from './building.js';
export * from './raising.js';
export * from './generators.js';
export { getAwaitable } from '../objects/awaitable.js';
export * from './patterns.js';
export * from './importing.js';
export * from './tracing.js';
export { answerOf } from './not-implemented.js';
