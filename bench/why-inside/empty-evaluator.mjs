/** A frame evaluator that does nothing: what being asked costs by itself. */
export function install(engine) {
  engine.setFrameEvaluator((frame, next) => next(), { name: 'empty' });
}
