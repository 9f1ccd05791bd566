import { LAUDE_DEMO } from '$app/env/private'
import { role } from '#contracts/communities/communities.ts'

/** The seeded accounts of the local stack. Public on purpose, and offered only where LAUDE_DEMO is on. */
const PASSWORD = 'laude-demo'
/** The roles with a demo account; empty if the demo is off. */
export const demoRoles = LAUDE_DEMO ? role.options : []

export const demoCredentials = (asked: FormDataEntryValue | null) => {
  const known = demoRoles.find((name) => name === asked)
  return known ? { email: `${known}@laude.test`, password: PASSWORD } : null
}
