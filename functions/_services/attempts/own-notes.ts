import type { OwnNote } from '../../_contracts/notes/notes.ts'
import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import { lineagesOfBanks } from '../../_db/queries/memory/attempts.ts'
import { notesOn } from '../../_db/queries/notes/notes.ts'
import type { PracticeRow } from '../../_db/queries/practice/load.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { givesKeys } from '../../_domain/practice/gives-keys.ts'
import type { DatabaseContext } from '../context.ts'

type Context = Pick<DatabaseContext, 'db'>

/** What the learner of an attempt keeps of its questions. Never ask it for an exam that is being taken. */
export async function notesInAttempt(
  { db }: Context,
  { user_id, test_id, test_version, question_order }: AttemptRow,
): Promise<OwnNote[]> {
  const [bank] = await withRepeat(db, ({ sql }) => lineagesOfBanks(sql, [{ test_id, version: test_version }]))
  return toOwn(
    { db },
    user_id,
    question_order.map((position) => bank?.lineages[position - 1]),
  )
}

/** The same for a practice session, but for questions whose tests do not show now what is right. */
export const notesInPractice = ({ db, now }: Context & { now: () => number }, row: PracticeRow): Promise<OwnNote[]> => {
  const at = now()
  return toOwn(
    { db },
    row.user_id,
    row.asked.map((asked) => (givesKeys(asked, at) ? asked.lineage_id : undefined)),
  )
}

async function toOwn({ db }: Context, user_id: string, lineages: readonly (string | undefined)[]): Promise<OwnNote[]> {
  const known = lineages.flatMap((lineage) => lineage ?? [])
  const rows = await withRepeat(db, ({ sql }) => notesOn(sql, user_id, known))
  const notes = new Map(rows.map((row) => [row.lineage_id, row]))
  return lineages.flatMap((lineage, index) => {
    const kept = lineage === undefined ? undefined : notes.get(lineage)
    return kept ? [{ number: index + 1, flagged: kept.flagged, note: kept.note }] : []
  })
}
