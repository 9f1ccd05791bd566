import { markedLineages } from '../../_db/queries/notes/notes.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { flaggedWhenAsked } from '../../_db/queries/practice/past.ts'
import { withRepeat } from '../../_db/repeat.ts'
import type { DatabaseContext } from '../context.ts'

/** Flags of so many of the newest attempts are read, and of as many sessions. */
const MOST = 300

export interface MarksWanted {
  /** Those with a flag, for good or when they were asked last. */
  flagged?: boolean
  /** Those with a note. */
  noted?: boolean
}

/** The lineages that a learner marked so; undefined where it does not matter. */
export async function findMarked(
  { db }: Pick<DatabaseContext, 'db'>,
  learner: LearnerKey,
  { flagged = false, noted = false }: MarksWanted,
): Promise<ReadonlySet<string> | undefined> {
  if (!flagged && !noted) return undefined
  const [kept, asked] = await Promise.all([
    withRepeat(db, ({ sql }) => markedLineages(sql, learner)),
    flagged ? withRepeat(db, ({ sql }) => flaggedWhenAsked(sql, { ...learner, most: MOST })) : [],
  ])
  const isFlagged = new Set([...asked, ...kept.flatMap((it) => (it.flagged ? [it.lineage_id] : []))])
  if (!noted) return isFlagged
  const withNote = kept.flatMap((it) => (it.note === '' ? [] : [it.lineage_id]))
  return new Set(flagged ? withNote.filter((lineage) => isFlagged.has(lineage)) : withNote)
}
