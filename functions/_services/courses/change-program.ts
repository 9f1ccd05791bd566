import type { ChangeAuthoredBody } from '../../_contracts/courses/authoring.ts'
import type { Program } from '../../_contracts/courses/programs.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { changeRevision, findAuthored } from './authored.ts'
import type { Engine } from '../engine/apply.ts'
import { programAt } from './read-program.ts'

/** Changes a program, publishes it over courses that are live, or retires it: its courses stay. */
export function changeProgram(
  { db, now }: Engine,
  claims: Claims,
  id: string,
  { revision, ...change }: ChangeAuthoredBody,
): Promise<Program> {
  return withUser(db, claims, async (tx) => {
    const written = await findAuthored(tx, claims, 'programs', id)
    await changeRevision(tx, 'programs', { id, revision }, change)
    const program = await programAt(tx, claims, written, now())
    if (change.status === 'live' && !program.courses.some(({ status }) => status === 'live'))
      throw new DomainError('not_ready', 'There is no live course in it yet.')
    return program
  })
}
