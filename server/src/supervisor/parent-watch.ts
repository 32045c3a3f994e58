/**
 * A process of ours ends with the one that started it, however that ended. By force: a thread in the middle of something that
 * cannot be interrupted would hold an orderly exit up for as long as it likes, and nobody is left who waits for its result.
 */

/** Of a process with a channel to its parent, which then stays alive for it; of others it does nothing. */
export function endWithParent(): void {
  if (process.send === undefined) return;
  const end = (): void => {
    process.kill(process.pid, 'SIGKILL');
  };
  process.once('disconnect', end);
  // Modules are loaded while messages come in: a parent that went before anybody listened is not announced again.
  if (!process.connected) end();
}
