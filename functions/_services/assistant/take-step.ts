import type { StepBody } from '../../_contracts/assistant/help.ts'
import { runningExams } from '../../_db/queries/assistant/running-exams.ts'
import { assistantSettings } from '../../_db/queries/assistant/settings.ts'
import {
  insertStep,
  lockQuestion,
  stepById,
  stepByKey,
  stepsOf,
  type StepRow,
} from '../../_db/queries/assistant/steps.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import { timeOfUuid7, uuid7 } from '../../_db/uuid7.ts'
import { authoredStep } from '../../_domain/assistant/authored.ts'
import type { AuthorReason } from '../../_domain/assistant/endings.ts'
import { climb, wantedEffort, type HelpStep, type LadderState } from '../../_domain/assistant/ladder.ts'
import type { ModelRequest } from '../../_domain/assistant/model-request.ts'
import { promptFor, type LearnerHistory } from '../../_domain/assistant/prompts.ts'
import { answerShapeError } from '../../_domain/attempts/answer-shape.ts'
import { rulesOf, type StoredAnswer } from '../../_domain/attempts/kinds/rules.ts'
import { toBank } from '../../_domain/attempts/option-order.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { WithClaims } from '../context.ts'
import { LEASE, type AssistantServices } from './assistant-services.ts'
import { findQuestion, type FoundQuestion, type QuestionPath } from './find-question.ts'
import { examRunning, noEffort, noReasoning, noStep, otherStep } from './refusals.ts'
import { reserveAnswer } from './reserve.ts'
import { findAnswered, toAssisted, toTexts } from './to-assisted.ts'
import { saidIn } from './to-help.ts'

interface StepRequest extends StepBody, QuestionPath {
  /** The Idempotency-Key. */
  key?: string | undefined
}

/** A step that was taken, and what is asked of a model to answer it. */
export interface OpenStep {
  row: StepRow
  replayed: boolean
  asked: { request: ModelRequest; reservation: string } | null
}

/**
 * Takes the next step of help with a question. In one transaction it is seen that no exam asks the question, that the effort
 * earns the step, and that every budget has the most that the answer can cost. The answer is given afterwards.
 */
export async function takeStep(
  context: WithClaims<AssistantServices>,
  { tried, words, key, ...path }: StepRequest,
): Promise<OpenStep> {
  const { db, now } = context
  const found = await findQuestion(context, path)
  const effort = { tried: triedIn(found, tried), words }
  return withService(db, async (tx) => {
    await lockQuestion(tx, found.key)
    const before = key === undefined ? undefined : await stepByKey(tx, found.key.user_id, key)
    if (before) return repeat(before, found, effort)
    const exams = await runningExams(tx, { ...found.key, ...toBankPlace(found), now: now() })
    if (exams.asksIt) throw examRunning()
    const taken = await stepsOf(tx, found.key)
    const step = nextStepFor(found, taken, effort)
    const learner = historyOf(found, taken, effort)
    const question = toAssisted(found.taken, found.index)
    // What another exam may ask is no example.
    const answered = exams.any ? undefined : findAnswered(found.taken, found.index)
    const authored = authoredStep({ step, question, learner, answered })
    const asked = await askFor(tx, context, { found, step, learner, question })
    const time = now()
    const last = taken.at(-1)
    const model = 'request' in asked ? asked.model : null
    const id = uuid7(Math.max(time, last ? timeOfUuid7(last.id) + 1 : 0))
    await insertStep(tx, {
      ...found.key,
      id,
      community_id: found.taken.community_id,
      step,
      ...effort,
      source: model === null ? 'author' : 'model',
      author_reason: 'why' in asked ? asked.why : null,
      author_from: authored.from,
      author_answer: authored.text,
      model,
      ending: model === null ? 'done' : null,
      lease_until: model === null ? null : time + LEASE,
      key,
      now: time,
    })
    const row = await stepById(tx, found.key.user_id, id)
    if (!row) throw new Error('The step that was just taken was not found.')
    return { row, replayed: false, asked: 'request' in asked ? asked : null }
  })
}

type Effort = { tried: StoredAnswer; words: string }

/** What the learner leans to, as attempts store it. Whoever has answered leans to that. */
function triedIn({ taken, index, question, answerShown }: FoundQuestion, tried: StepBody['tried']): StoredAnswer {
  const given = taken.responses[index]?.answer ?? null
  if (answerShown) return given && rulesOf(given.kind).encode(given)
  if (tried === null) return null
  const wrong = answerShapeError(tried, question)
  if (wrong)
    throw new DomainError('response_invalid', 'Nothing was asked: the answer does not belong to this question.', {
      errors: [{ path: 'body.tried', message: wrong }],
    })
  const rules = rulesOf(tried.kind)
  return rules.encode(rules.normalize(toBank(tried, taken.orders[index] ?? '')))
}

function repeat(row: StepRow, { key, answerShown }: FoundQuestion, effort: Effort): OpenStep {
  const isSame =
    row.attempt_id === key.attempt_id &&
    row.session_id === key.session_id &&
    row.question === key.question &&
    row.words === effort.words &&
    (answerShown || deepEqual(row.tried, effort.tried))
  if (!isSame) throw otherStep()
  return { row, replayed: true, asked: null }
}

function nextStepFor({ answerShown }: FoundQuestion, taken: readonly StepRow[], effort: Effort): HelpStep {
  const state = toState(taken, answerShown)
  const result = climb(state, { tried: comparable(effort.tried), words: effort.words })
  if (result.type === 'step') return result.step
  if (result.why === 'no_step') throw noStep()
  throw wantedEffort(state) === 'words' ? noReasoning() : noEffort()
}

const comparable = (tried: StoredAnswer): string | null => (tried === null ? null : JSON.stringify(tried))

/** The ladder of a question as it stands. */
export const toState = (taken: readonly StepRow[], answerShown: boolean): LadderState => ({
  taken: taken.map(({ step, tried, words }) => ({ step, tried: comparable(tried), words })),
  answerShown,
})

function historyOf({ taken, index }: FoundQuestion, steps: readonly StepRow[], effort: Effort): LearnerHistory {
  return {
    chosen: toTexts(taken, index, effort.tried),
    words: effort.words,
    before: steps.map((row) => ({
      chosen: toTexts(taken, index, row.tried),
      words: row.words,
      answer: saidIn(row),
    })),
  }
}

export const toBankPlace = ({ stand, question }: FoundQuestion) => ({
  test_id: stand.test.id,
  position: question.position,
  prompt: question.prompt,
})

type Asked = { request: ModelRequest; model: string; reservation: string } | { why: AuthorReason }

interface Asking {
  found: FoundQuestion
  step: HelpStep
  learner: LearnerHistory
  question: ReturnType<typeof toAssisted>
}

/** What a model is asked, with the money for it; or why none is. */
async function askFor(
  tx: Transaction,
  { assistant, now }: AssistantServices,
  { found, step, learner, question }: Asking,
): Promise<Asked> {
  if (step === 'reveal') return { why: 'reveal' }
  const { model: client } = assistant
  if (!client) return { why: 'no_model' }
  const { community_id } = found.taken
  const { user_id } = found.key
  const settings = await assistantSettings(tx, community_id)
  // A community pays for its members: whoever left it reads what the authors wrote.
  if (!settings.enabled || (await roleIn(tx, user_id, community_id)) === undefined) return { why: 'switched_off' }
  const request = promptFor({ rung: step, question, learner })
  const asking = { community_id, user_id, client, request, settings, now: now() }
  const reserved = await reserveAnswer(tx, assistant, asking)
  if (reserved.type === 'exhausted') return { why: `budget_${reserved.scope}` }
  return { request, model: client.modelOf(request.task), reservation: reserved.id }
}
