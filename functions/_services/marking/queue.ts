import type {
  EssaysPage,
  EssaysQuery,
  ExamToMark,
  LearnerAttemptsPage,
  LearnerAttemptsQuery,
} from '../../_contracts/marking/marking.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { memberOf } from '../../_db/queries/communities/members.ts'
import {
  attemptsOfLearner,
  countExamsToMark,
  examsToMark,
  type ExamToMarkRow,
  type FinishedCursor,
} from '../../_db/queries/marking/queue.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { bandOf } from '../../_domain/attempts/band.ts'
import { countWords } from '../../_domain/attempts/count-words.ts'
import { ALL_LENGTHS, LENGTHS } from '../../_domain/attempts/lengths.ts'
import { notFound } from '../../_domain/errors.ts'
import { promptExcerpt } from '../../_formats/excerpt.ts'
import { attachQuestions, type AttemptWithQuestions } from '../attempts/attach-questions.ts'
import { instant } from '../attempts/instant.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { MARKING_REFUSED } from './find-attempt.ts'
import { essaysOf, essayText, type MarkingContext } from './read.ts'

/** A page of finished exams whose essays wait to be marked, for instructors; their own are left out. */
export async function listEssays(
  context: MarkingContext,
  { community, test_id, limit, cursor }: EssaysQuery,
): Promise<EssaysPage> {
  const { db, claims, banks } = context
  const { id } = await findTaught(context, community)
  const whose = { community_id: id, reader: claims.sub }
  const { found, open } = await withService(db, async (_, sql) => ({
    // One more than the page holds says whether there is a next page.
    found: await examsToMark(sql, { ...whose, test_id: test_id ?? null, after: readCursor(cursor), limit: limit + 1 }),
    open: await countExamsToMark(sql, whose),
  }))
  const page = found.slice(0, limit)
  const rows = (await loadAttempts(db, page)).flatMap((row) => row ?? [])
  const attempts = await Promise.all(rows.map((row) => attachQuestions(row, banks)))
  const exams = page.flatMap((row) => {
    const attempt = attempts.find((it) => it.row.id === row.id)
    return attempt ? [toExam(row, attempt)] : []
  })
  return {
    community,
    // An essay whose question is void is read by nobody, and its attempt is about to be graded anew.
    data: exams.filter(({ essays }) => essays.length > 0),
    page: { next: nextOf(found, limit), open },
  }
}

function toExam({ learner }: ExamToMarkRow, attempt: AttemptWithQuestions): ExamToMark {
  const { row, questions } = attempt
  const marked = new Set(row.marks.map(({ number }) => number))
  const essays = essaysOf(attempt)
  return {
    ...{ attempt_id: row.id, learner, test: { id: row.test_id, title: row.title } },
    finished_at: instant(row.finished_at ?? row.started_at),
    essays: essays
      .filter((number) => !marked.has(number))
      .map((number) => ({
        number,
        excerpt: promptExcerpt(questions[number - 1]?.prompt ?? ''),
        words: countWords(essayText(attempt, number)),
      })),
    marked: essays.filter((number) => marked.has(number)).length,
  }
}

/** A page of a member's finished attempts, for instructors. */
export async function listLearnerAttempts(
  context: MarkingContext,
  { community, learner: user_id, limit, cursor }: LearnerAttemptsQuery & { learner: string },
): Promise<LearnerAttemptsPage> {
  const { id: community_id } = await findTaught(context, community)
  const { member, found } = await withService(context.db, async (tx, sql) => ({
    member: await memberOf(tx, community_id, user_id),
    found: await attemptsOfLearner(sql, { user_id, community_id, after: readCursor(cursor), limit: limit + 1 }),
  }))
  if (!member) throw notFound('learner')
  const { display_name, username } = member
  return {
    ...{ community, learner: { id: user_id, display_name, username } },
    data: found.slice(0, limit).map(({ at, length, ...attempt }) => ({
      ...attempt,
      length: ALL_LENGTHS.find((offered) => offered === length) ?? LENGTHS[0],
      finished_at: instant(Number(at) / 1000),
      band: bandOf(attempt.percent),
    })),
    page: { next: nextOf(found, limit) },
  }
}

const findTaught = ({ db, claims }: MarkingContext, community: string) =>
  readAsUser(db, claims, (tx) => findTaughtCommunity(tx, claims, community, MARKING_REFUSED))

function nextOf(found: readonly FinishedCursor[], limit: number): string | null {
  const last = found[limit - 1]
  return last && found.length > limit ? `${last.at}.${last.id}` : null
}

function readCursor(cursor: string | undefined): FinishedCursor | null {
  const [at, id] = cursor?.split('.') ?? []
  return at !== undefined && id !== undefined ? { at, id } : null
}
