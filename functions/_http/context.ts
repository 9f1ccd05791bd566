/** Makes the context of one request out of what the process has: services are handed it first, their input second. */
export const contextOf =
  <Process>(deps: Process) =>
  <Caller>(c: { var: { claims: Caller } }) => ({ ...deps, claims: c.var.claims })
