import { inTime } from './in-time.ts'

/** How long a client may take to close, in milliseconds. */
const PATIENCE = 3000

/** Closes a client. Its connections may never say that they are closed; a client that waits for them holds nothing that matters. */
export const closeClient = (closing: Promise<unknown>): Promise<unknown> =>
  inTime(PATIENCE, closing).catch(() => undefined)
