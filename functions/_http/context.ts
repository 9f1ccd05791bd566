import type { Claims } from '../_db/session.ts'

/** Makes the context of one request out of what the process has: services are handed it first, their input second. */
export const contextOf =
  <Process>(deps: Process) =>
  <Caller>(c: { var: { claims: Caller } }) => ({ ...deps, claims: c.var.claims })

/** The same for routes that also answer readers who are not signed in. */
export const readerContextOf =
  <Process>(deps: Process) =>
  (c: { var: { claims?: Claims } }) => ({ ...deps, claims: c.var.claims })
