/** What a plug-in is told when it does what it may not. It never leaves a run: there it becomes a SystemError. */
export class PluginError extends Error {
  override name = 'PluginError';
}
