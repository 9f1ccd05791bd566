import type { DraftContent } from '../../_contracts/authoring/content.ts'
import type { DraftPreview } from '../../_contracts/authoring/preview.ts'
import { revealed } from '../../_contracts/attempts/answers.ts'
import { mediaOf, type MediaRow } from '../../_db/queries/media/media.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import { readAsUser, type Claims, type Transaction } from '../../_db/session.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { drawQuestions, readOrders, writeOptions } from '../../_domain/attempts/draw-questions.ts'
import { LENGTHS } from '../../_domain/attempts/lengths.ts'
import type { Question } from '../../_domain/attempts/question.ts'
import { mediaIdsIn } from '../../_domain/media/media-refs.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toAttempt } from '../attempts/to-attempt.ts'
import { checkContent } from './check-content.ts'
import { findWrittenTest } from './find-test.ts'
import { loadDraft } from './working-copy.ts'

/** An attempt asks no more. */
const MOST = 100
/** Of an attempt that is stored nowhere. */
const NO_ATTEMPT = '00000000-0000-8000-8000-000000000000'

/** The working copy, or one question of it, as a learner would meet it in practice. Nothing is stored. */
export const previewDraft = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { id, question }: { id: string; question?: string },
): Promise<DraftPreview> =>
  readAsUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const { settings, questions } = await loadDraft(tx, test)
    const shown = questions.filter((other) => question === undefined || other.id === question)
    if (question !== undefined && shown.length === 0) throw notFound('question')
    const asked = shown.map((stored) => ({ id: stored.id, number: stored.position, content: stored.content }))
    const shownAs = { test: { ...test, title: settings.title }, claims, now: now(), shuffle: settings.shuffle }
    return toPreview(tx, shownAs, asked)
  })

/** A question that is not saved, as a learner would meet it. */
export const previewContent = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { id, content }: { id: string; content: DraftContent },
): Promise<DraftPreview> =>
  readAsUser(db, claims, async (tx: Transaction) => {
    const test = await findWrittenTest(tx, claims, id)
    return toPreview(tx, { test, claims, now: now(), shuffle: false }, [{ id: null, number: 1, content }])
  })

interface PreviewedTest {
  test: TaughtTest
  claims: Claims
  now: number
  shuffle: boolean
}

interface AskedContent {
  id: string | null
  number: number
  content: DraftContent
}

async function toPreview(
  tx: Transaction,
  { test, claims, now, shuffle }: PreviewedTest,
  asked: readonly AskedContent[],
): Promise<DraftPreview> {
  const checked = asked.map((each) => ({ ...each, ...checkContent(each.content) }))
  const finished = checked.flatMap(({ question }) => question ?? [])
  const media = new Map(
    (await mediaOf(tx, test.community_id, [...new Set(finished.flatMap(idsShown))])).map((it) => [it.id, it]),
  )
  const bank = finished.map((question, index) => toQuestion(question, index, media))
  const length = Math.min(MOST, bank.length)
  const left_out = checked.flatMap(({ id, number, problems }) =>
    problems.length > 0 ? [{ id, number, problems }] : [],
  )
  if (length === 0) return { attempt: null, left_out }
  // Reserved questions are shown, too: this learner is their author.
  const drawn = drawQuestions(bank, { mode: 'exam', length, quotas: null, shuffle }, Math.random)
  const attempt = toAttempt(
    {
      row: {
        user_id: claims.sub,
        id: NO_ATTEMPT,
        community_id: test.community_id,
        community_slug: test.community.slug,
        community_name: test.community.name,
        test_id: test.id,
        test_version: test.version,
        corrections: test.corrections,
        slug: test.slug,
        title: test.title,
        category: test.category,
        difficulty: test.difficulty,
        mode: 'practice',
        length: LENGTHS[0],
        status: 'in_progress',
        question_order: drawn.questions,
        option_orders: writeOptions(drawn.options),
        responses: [],
        flags: [],
        position: 1,
        revision: 0,
        answered: 0,
        started_at: now,
        deadline: null,
        finished_at: null,
        correct: null,
        points: null,
        unread: null,
        percent: null,
        perfect: null,
        first_pass: false,
        seconds: null,
        previous_percent: null,
        timed_out: false,
        uncounted: null,
        past_last: null,
        past_best: null,
        passed_before: false,
        marks: [],
        override: null,
        feedback: 'at_once',
        feedback_from: null,
        time_zone: 'UTC',
        next_time_zone: null,
        next_time_zone_from: null,
        cut_short: null,
        live_session_id: null,
        xp: 0,
      },
      bank: bank.length,
      questions: drawn.questions.flatMap((position) => bank[position - 1] ?? []),
      orders: readOrders(writeOptions(drawn.options)),
      responses: [],
    },
    now,
    null,
  )
  return { attempt: { ...attempt, length }, left_out }
}

/** As a bank that was published would be read. */
function toQuestion(question: BankQuestion, index: number, media: ReadonlyMap<string, MediaRow>): Question {
  const { kind, answer } = question
  return {
    position: index + 1,
    kind,
    topic: question.topic,
    prompt: question.prompt,
    options: question.options,
    fixed_order: question.fixed_order,
    parts: question.parts,
    key: revealed.shape.right.parse({ ...answer, kind }),
    unit: 'unit' in answer ? (answer.unit ?? null) : null,
    explanation: question.explanation,
    tip: question.tip,
    option_notes: question.option_notes,
    pool: question.pool,
    media: idsShown(question).flatMap((id) => {
      const shown = media.get(id)
      if (!shown) return []
      const { kind, width, height, alt } = shown
      return [{ id, kind, width, height, alt, asked: idsAsked(question).includes(id) }]
    }),
  }
}

/** What the question itself shows. */
const idsAsked = ({ prompt, options, parts }: BankQuestion): string[] => [
  ...mediaIdsIn(prompt, ...(options ?? []), JSON.stringify(parts)),
  ...(parts && 'picture' in parts ? [parts.picture] : []),
]

/** What it and its explanation show. */
const idsShown = (question: BankQuestion): string[] => [
  ...new Set([...idsAsked(question), ...mediaIdsIn(JSON.stringify(question))]),
]
