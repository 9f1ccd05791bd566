import type { ChangeAuthoredBody } from '../../_contracts/courses/authoring.ts'
import type { Program } from '../../_contracts/courses/programs.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeRevision, findAuthored } from './authored.ts'
import { programAt } from './read-program.ts'

/** Changes a program, publishes it once it has a live course, or retires it: its courses stay as they are. */
export const changeProgram = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { id, revision, ...change }: ChangeAuthoredBody & { id: string },
): Promise<Program> =>
  withUser(db, claims, async (tx) => {
    const found = await findAuthored(tx, { claims, table: 'programs', id })
    await changeRevision(tx, { table: 'programs', id, revision, change })
    const program = await programAt(tx, { ...found, claims, now: now() })
    if (change.status === 'live' && !program.courses.some(({ status }) => status === 'live'))
      throw new DomainError('not_ready', 'The program has no live course yet.')
    return program
  })
