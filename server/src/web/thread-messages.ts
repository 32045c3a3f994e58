/** What travels between the server and the engine's thread in a browser, beside what messages.ts says. Plain data. */
import type { ControlBuffer } from '../supervisor/control.js';
import type { Job } from '../supervisor/messages.js';
import type { Preloaded } from './client-files.js';

export type ToThread =
  | { readonly type: 'start'; readonly control: ControlBuffer; readonly pack: Uint8Array; readonly stackBytes: number }
  | { readonly type: 'job'; readonly job: Job; readonly files: Preloaded };
