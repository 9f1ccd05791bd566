import { z } from 'zod'
import { PRACTICE_LENGTH, PRESETS } from '../../_domain/practice/presets.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { askedQuestion, givenResponse, questionNumber, reviewedQuestion } from '../attempts/questions.ts'
import { ownNote } from '../notes/notes.ts'
import { hasYear, MAX_INTEGER, NO_YEAR, trimmed } from '../storable.ts'
import { flag } from '../tests/banks.ts'
import { questionKind } from '../tests/question-kind.ts'
import { difficulty } from '../tests/tests.ts'
import { type AboutCommunity, communityChoice, instant, slug } from '../wire.ts'
import { level } from '../xp/xp.ts'

const preset = z
  .enum(PRESETS)
  .describe(
    'attempt_misses: what one attempt missed. weak_spots: six of ten that you missed last, three that you never answered, one that you know. unseen: what you never answered. due: what it is time to review. exam_mix: topics as the tests spread them.',
  )

const length = z
  .int()
  .min(PRACTICE_LENGTH.least)
  .max(PRACTICE_LENGTH.most)
  .describe('fewer are asked where there are fewer')
const seed = z.int().min(0).max(MAX_INTEGER).describe('the same one chooses the same questions')
const uuid = z.uuid().toLowerCase()
const topic = trimmed(BANK_LIMITS.topic).min(1)
const seenBefore = z.iso
  .datetime({ offset: true })
  .refine(hasYear, NO_YEAR)
  .describe('only what you answered last before this, or never')

/** How many of the questions stand how, by your last answer. */
const mix = z.object({ missed: z.int(), unseen: z.int(), known: z.int() }).meta({ id: 'PracticeMix' })

/** One of these or several, as the query of a URL has them. */
const some = <Value extends string>(item: z.ZodType<Value, string>) =>
  z
    .union([item, z.array(item).max(50)])
    .transform((value) => (typeof value === 'string' ? [value] : value))
    .optional()

export const practiceQuery = z.object({
  community: communityChoice,
  attempt_id: uuid.optional().describe('a finished attempt of yours, to also preview what it missed'),
  length: z.coerce
    .number()
    .int()
    .min(PRACTICE_LENGTH.least)
    .max(PRACTICE_LENGTH.most)
    .default(PRACTICE_LENGTH.usual)
    .describe('fewer are asked where there are fewer'),
  seed: z.coerce.number().int().min(0).max(MAX_INTEGER).optional().describe('the same one chooses the same questions'),
  test: some(uuid),
  topic: some(topic),
  kind: some(questionKind),
  difficulty: some(difficulty),
  flagged: flag.describe('true: only what you flagged, for good or when it was asked last'),
  noted: flag.describe('true: only what you wrote a note on'),
  seen_before: seenBefore.optional(),
})
export type PracticeQuery = AboutCommunity<z.infer<typeof practiceQuery>>

export const startPracticeBody = z
  .strictObject({
    community_id: uuid.optional().describe('follows from an attempt, and is needed without one'),
    preset,
    attempt_id: uuid.optional().describe('the finished attempt whose misses are asked, for that preset alone'),
    length: length.default(PRACTICE_LENGTH.usual),
    seed: seed.optional(),
    tests: z.array(uuid).max(50).default([]),
    topics: z.array(topic).max(50).default([]),
    kinds: z.array(questionKind).max(50).default([]),
    difficulties: z.array(difficulty).max(10).default([]),
    flagged: z.boolean().default(false).describe('only what you flagged, for good or when it was asked last'),
    noted: z.boolean().default(false).describe('only what you wrote a note on'),
    seen_before: seenBefore.optional(),
    restart: z.boolean().default(false).describe('gives up an unfinished session instead of resuming it'),
  })
  .refine(({ preset, attempt_id }) => (preset === 'attempt_misses') === (attempt_id !== undefined), {
    path: ['attempt_id'],
    error: 'goes with the preset attempt_misses, and with no other',
  })
  .refine(({ community_id, attempt_id }) => community_id !== undefined || attempt_id !== undefined, {
    path: ['community_id'],
    error: 'is needed where no attempt is given',
  })
export type StartPracticeBody = z.infer<typeof startPracticeBody>

const head = {
  id: z.uuid(),
  community: z.object({ slug, name: z.string() }),
  preset,
  attempt_id: z.uuid().nullable().describe('the attempt whose misses it asks'),
  length: z.int().min(1).max(100),
  status: z.enum(['in_progress', 'finished', 'abandoned']),
  answered: z.int(),
  started_at: instant,
  finished_at: instant.nullable(),
}

export const practicePreview = z
  .object({
    community_id: z.uuid(),
    seed,
    presets: z.array(z.object({ preset, questions: z.int(), mix })).describe('what each would ask now'),
    running: z.object(head).nullable().describe('your unfinished session'),
    tests: z.array(z.object({ id: z.uuid(), title: z.string(), questions: z.int() })),
    topics: z.array(z.object({ topic: z.string(), questions: z.int() })),
    kinds: z.array(questionKind),
    difficulties: z.array(difficulty),
  })
  .meta({ id: 'PracticePreview' })
export type PracticePreview = z.infer<typeof practicePreview>

const practiceEarned = z
  .object({
    xp: z
      .int()
      .describe('one for each right answer to a question that practice did not pay that day, at most 30 a day'),
    xp_today: z.int().describe('what practice paid that day, with this session'),
    answered_today: z.int().describe('in practice that day, with this session'),
    counts_today: z
      .boolean()
      .describe(
        'whether the day counts for the streak because of practice: after ten answers, of one session or several',
      ),
    too_fast: z.boolean().describe('faster than anyone reads: it earns nothing'),
  })
  .meta({ id: 'PracticeEarned' })
export type PracticeEarned = z.infer<typeof practiceEarned>

export const practiceResult = z
  .object({
    session_id: z.uuid(),
    correct: z.int().describe('answers with full credit'),
    answered: z.int(),
    length: z.int(),
    seconds: z.int().describe('spent on it; long pauses count in part'),
    topics: z.array(z.object({ topic: z.string(), correct: z.int(), asked: z.int() })),
    earned: practiceEarned.nullable().describe('null for a session that was finished before practice counted'),
    replayed: z.boolean().describe('true where it had been finished before'),
  })
  .meta({ id: 'PracticeResult' })
export type PracticeResult = z.infer<typeof practiceResult>

export const practiceSession = z
  .object({
    ...head,
    now: instant.describe("the server's clock"),
    learner: level.describe('how far the learner is in this community'),
    position: questionNumber,
    revision: z.int(),
    questions: z
      .array(askedQuestion)
      .describe('with the right answers; without them while you take an exam on the test of a question'),
    responses: z.array(givenResponse),
    flags: z.array(questionNumber),
    notes: z.array(ownNote).optional().describe('what you keep of its questions; there when a session is read'),
    result: practiceResult.nullable().describe('once it is finished'),
  })
  .meta({ id: 'PracticeSession' })
export type PracticeSession = z.infer<typeof practiceSession>

/** A reviewed question of a session, with the test that it comes from. */
export const practicedQuestion = reviewedQuestion
  .extend({ test: z.object({ id: z.uuid(), slug, title: z.string() }) })
  .meta({ id: 'PracticedQuestion' })

export const practiceReview = z
  .object({
    ...head,
    result: practiceResult,
    questions: z.array(practicedQuestion),
    notes: z.array(ownNote).describe('what you keep of its questions'),
    withheld: z.int().describe('questions whose answers are not shown now'),
  })
  .meta({ id: 'PracticeReview' })
export type PracticeReview = z.infer<typeof practiceReview>

export const practiceListing = z
  .object({
    ...head,
    finished_at: instant,
    correct: z.int().describe('as it was graded when it was finished'),
    xp: z.int().describe('what it paid'),
  })
  .meta({ id: 'PracticeListing' })
export type PracticeListing = z.infer<typeof practiceListing>

export const practiceListQuery = z.object({
  community: communityChoice,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: uuid.optional().describe('`page.next` of the page before'),
})
export type PracticeListQuery = AboutCommunity<z.infer<typeof practiceListQuery>>

export const attemptMisses = z
  .object({
    missed: z.int().describe('questions that were not fully right'),
    fixed: z.int().describe('how many of them you answered right the last time since'),
    fixable: z.int().describe('how many of the others can be practiced now'),
  })
  .meta({ id: 'AttemptMisses' })
export type AttemptMisses = z.infer<typeof attemptMisses>

export const nextPracticeQuery = z.object({ community: communityChoice })

export const nextPractice = z
  .object({
    community_id: z.uuid(),
    is_new: z.boolean().describe('whether you have finished neither a test nor practice here'),
    warm_up: z
      .boolean()
      .describe('whether there are enough easy or medium questions for a warm-up; only while you are new'),
    misses: z
      .object({ attempt_id: z.uuid(), title: z.string().describe('of the test'), fixable: z.int() })
      .nullable()
      .describe('what the attempt that you finished last missed and can be practiced now'),
  })
  .meta({ id: 'NextPractice' })
export type NextPractice = z.infer<typeof nextPractice>
