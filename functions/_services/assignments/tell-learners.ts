import { queueDueMails } from '../../_db/queries/assignments/due-mails.ts'
import { gradesOf } from '../../_db/queries/assignments/grades.ts'
import { nextLook, noteTold, scheduleLook, toldOf } from '../../_db/queries/assignments/tellings.ts'
import { tell, wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { withService } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { lookAgainAt, mailAt, toTell } from '../../_domain/assignments/telling.ts'
import type { DatabaseContext } from '../context.ts'
import { tellInTurns, type Told } from '../notifications/tell-in-turns.ts'
import { toAssignedTo } from './assigned-to.ts'

/**
 * Looks at the next assignment: tells learners that it is theirs, and reminds them in the evening before it is due: whoever
 * asked for it gets that by mail, too (`mailDues`). It is locked, told and scheduled anew in one transaction, so concurrent workers and retries tell each learner once.
 */
export const tellOfAssignment = ({ db, now: clock }: DatabaseContext): Promise<Told> =>
  withService(db, async (tx, sql) => {
    const now = clock()
    const look = await nextLook(tx, now)
    if (!look) return { told: 0, more: false }
    const { id, community_id, title } = look
    const grades = await gradesOf(tx, { communityId: community_id, assignments: [id], now, isOpenOnly: true })
    const users = grades.map(({ user_id }) => user_id)
    const told = new Map((await toldOf(tx, id, users, now)).map((it) => [it.user_id, it]))
    const learners = grades.flatMap((grade) => {
      const known = told.get(grade.user_id)
      if (!known) return []
      const assigned = toAssignedTo(grade, { zone: known.zone, told: new Set(known.kinds) })
      return { ...assigned, user_id: grade.user_id, due_at: grade.due_at }
    })
    const tellings = learners.flatMap((it) =>
      toTell(it, now).map((kind) => ({ kind, user_id: it.user_id, due: it.due, due_at: it.due_at })),
    )
    if (tellings.length > 0) {
      await tell(
        sql,
        tellings.map(({ kind, user_id, due_at }) => ({
          ...{ id: uuid7(now), user_id, community_id, kind },
          payload: { assignment_id: id, title, due_at },
        })),
      )
      await noteTold(tx, id, tellings)
      await queueDueMails(tx, id, toMail(tellings, now))
      await wakeLearners(sql, [...new Set(tellings.map(({ user_id }) => user_id))])
    }
    await scheduleLook(tx, id, lookAgainAt(learners, now))
    return { told: tellings.length, more: true }
  })

/** For a scheduler: all assignments to look at, up to a bounded number. */
export const tellForAWhile = (context: DatabaseContext): Promise<Told> => tellInTurns(() => tellOfAssignment(context))

const toMail = (tellings: readonly { kind: string; user_id: string; due: number | null }[], now: number) =>
  tellings.flatMap(({ kind, user_id, due }) =>
    kind === 'assignment_due' && due !== null ? { user_id, mail_at: mailAt(due, now) } : [],
  )
