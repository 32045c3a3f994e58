/** What the browser's worker threads have beyond what Node has, as far as it is used here. */
interface WorkerMessage {
  readonly data: unknown;
}

declare class Worker {
  constructor(url: string);
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
  terminate(): void;
  onmessage: ((event: WorkerMessage) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

declare const self: {
  postMessage(message: unknown): void;
  onmessage: ((event: WorkerMessage) => void) | null;
};
