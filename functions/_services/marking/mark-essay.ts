import type { AttemptToMark, MarkBody } from '../../_contracts/marking/marking.ts'
import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import { putMark } from '../../_db/queries/marking/marks.ts'
import type { EssayMark } from '../../_domain/attempts/marking.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { attachQuestions } from '../attempts/attach-questions.ts'
import { findAttemptToMark, type LearnerAttemptKey } from './find-attempt.ts'
import { gradeWith, type MarkingServices } from './grade-with.ts'
import { essaysOf, readAttemptToMark } from './read.ts'

/** What the ledger says of XP that follows from marks. */
const MARKED = 'The essays of the exam were marked.'

interface EssayMarking extends LearnerAttemptKey, MarkBody {
  number: number
}

/**
 * Marks an essay of a finished exam, or changes its mark. The score changes once every essay of the exam is marked. The same mark
 * again changes nothing; a mark that somebody else gave meanwhile is not replaced unseen.
 */
export async function markEssay(
  services: MarkingServices,
  { number, revision, credit, feedback, ...key }: EssayMarking,
): Promise<AttemptToMark> {
  const row = await findAttemptToMark(services, key)
  if (!essaysOf(await attachQuestions(row, services.banks)).includes(number)) throw notFound('essay to mark')
  const mark = { number, credit, feedback }
  if (!isGiven(row, mark))
    await gradeWith(services, row, {
      ...{ kind: 'essays_marked', reason: MARKED, id: key.id },
      change: (stored) => withMark(stored, { ...mark, revision }),
      write: (sql) =>
        putMark(sql, {
          ...mark,
          user_id: key.learner,
          id: key.id,
          community_id: row.community_id,
          by: services.claims.sub,
        }),
    })
  return readAttemptToMark(services, key)
}

const markOf = ({ marks }: AttemptRow, number: number) => marks.find((it) => it.number === number)

const isGiven = (row: AttemptRow, { number, credit, feedback }: Omit<EssayMark, 'revision'>) => {
  const given = markOf(row, number)
  return given?.credit === credit && given.feedback === feedback
}

function withMark(row: AttemptRow, mark: EssayMark): AttemptRow {
  if (isGiven(row, mark)) return row
  const stored = markOf(row, mark.number)
  if ((stored?.revision ?? 0) !== mark.revision)
    throw new DomainError('conflict', 'Somebody else marked this essay meanwhile. Nothing was changed.', {
      versus: { yours: mark, stored: stored ?? null },
    })
  return { ...row, marks: [...row.marks.filter(({ number }) => number !== mark.number), mark] }
}
