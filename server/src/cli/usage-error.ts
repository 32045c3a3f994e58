/** A mistake in how a command was called, found after its options were parsed: one line, exit status 2. */
export class UsageError extends Error {}
