import type { Claims } from '../_db/session.ts'

/** Makes the context of a request from what the process supplies and the claims of the request. Services take it first. */
export const contextOf =
  <Process>(deps: Process) =>
  <Caller>(c: { var: { claims: Caller } }) => ({ ...deps, claims: c.var.claims })

/** The same for routes that also answer readers who are not signed in. */
export const readerContextOf =
  <Process>(deps: Process) =>
  (c: { var: { claims?: Claims } }) => ({ ...deps, claims: c.var.claims })
