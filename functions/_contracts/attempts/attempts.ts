import { z } from 'zod'
import { rewardFields } from '../rewards/rewards.ts'
import { band, difficulty, length, mode, questionKind } from '../tests/tests.ts'
import { slug } from '../wire.ts'
import { level, levelFields } from '../xp/xp.ts'

const instant = z.iso.datetime({ offset: true })
/** Milliseconds since 1970 on the clock of whoever sends it, right or wrong: `sent_at` says how wrong. */
const theirClock = z.int().nonnegative()
const number = z.int().min(1).max(100).describe('which question of the attempt, as it is shown, from 1')
const place = z.int().min(0).max(7).describe('which option, as they are shown, from 0')
const percent = z.number().min(0).max(100)

/** Postgres keeps no text with a NUL in it, and half a character is none. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

/** What somebody answers. Options are named by where they are shown, which tells nothing about the bank. */
export const answer = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('single_choice'), choice: place }),
    z.strictObject({
      kind: z.literal('multiple_choice'),
      choices: z
        .array(place)
        .min(1)
        .max(8)
        .refine((choices) => new Set(choices).size === choices.length, 'names an option twice')
        .readonly(),
    }),
    z.strictObject({ kind: z.literal('true_false'), truth: z.boolean() }),
    z.strictObject({ kind: z.literal('numeric'), value: z.number().min(-1e15).max(1e15) }),
    z.strictObject({
      kind: z.literal('short_text'),
      text: z.string().min(1).max(200).refine(isStorable, 'has a character that is none'),
    }),
  ])
  .meta({ id: 'Answer' })
export type WireAnswer = z.infer<typeof answer>

/** What is right, and why. Options are named as in an answer. */
export const revealed = z
  .object({
    right: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('single_choice'), choice: place }),
      z.object({ kind: z.literal('multiple_choice'), choices: z.array(place).readonly() }),
      z.object({ kind: z.literal('true_false'), truth: z.boolean() }),
      z.object({ kind: z.literal('numeric'), value: z.number(), tolerance: z.number() }),
      z.object({ kind: z.literal('short_text'), accepted: z.array(z.string()).readonly() }),
    ]),
    explanation: z.string().describe('Markdown'),
    tip: z.string().describe('Markdown; empty where there is none'),
  })
  .meta({ id: 'Revealed' })
export type Revealed = z.infer<typeof revealed>

export const askedQuestion = z
  .object({
    number,
    kind: questionKind,
    topic: z.string(),
    prompt: z.string().describe('Markdown'),
    options: z.array(z.string()).nullable().describe('Markdown, in the order shown; null where nothing is chosen'),
    unit: z.string().nullable().describe('of a number'),
    revealed: revealed.nullable().describe('in practice from the start; of an exam only in its review'),
  })
  .meta({ id: 'AskedQuestion' })
export type AskedQuestion = z.infer<typeof askedQuestion>

export const givenResponse = z
  .object({
    number,
    answer: answer.nullable().describe('null: taken back, or skipped'),
    skipped: z.boolean(),
    late: z.boolean().describe('came after the time was up, and does not count'),
    at: instant,
  })
  .meta({ id: 'GivenResponse' })
export type GivenResponse = z.infer<typeof givenResponse>

const taking = {
  id: z.uuid(),
  test: z.object({
    id: z.uuid(),
    slug,
    title: z.string(),
    category: z.string(),
    difficulty,
    version: z.int(),
  }),
  community: z.object({ slug, name: z.string() }),
  mode,
  length,
  status: z.enum(['in_progress', 'finished', 'abandoned']),
  started_at: instant,
  finished_at: instant.nullable(),
}

/** What a finished attempt changed. */
export const progressMade = z
  .object({
    xp: z.object({
      base: z.int().describe('by difficulty and length, for the share that was right'),
      perfect_bonus: z.int(),
      practice_cut: z.int().describe('taken off, since practice pays half'),
      repeat_cut: z.int().describe('taken off, since this test had paid that much before'),
      streak: z.int(),
      achievements: z.int(),
      milestones: z.int(),
      completed: z.int().describe('courses and programs that are complete with it'),
      total: z
        .int()
        .describe('base + perfect_bonus − practice_cut − repeat_cut + streak + achievements + milestones + completed'),
    }),
    level: z.object({ ...levelFields, before: z.int(), after: z.int() }),
    streak: z
      .object({
        result: z.enum(['started', 'maintained', 'increased', 'frozen', 'broken']),
        current: z.int(),
      })
      .nullable(),
    ...rewardFields,
  })
  .meta({ id: 'ProgressMade' })
export type ProgressMade = z.infer<typeof progressMade>

export const result = z
  .object({
    attempt_id: z.uuid(),
    mode,
    length,
    correct: z.int(),
    answered: z.int(),
    percent,
    band,
    perfect: z.boolean(),
    previous_percent: percent.nullable().describe('of the time before on this test'),
    seconds: z.int().describe('spent on it; longer pauses are not counted whole'),
    started_at: instant,
    finished_at: instant,
    timed_out: z.boolean().describe('the time was up before it was finished by hand'),
    topics: z.array(z.object({ topic: z.string(), correct: z.int(), asked: z.int() })),
    counts: z
      .enum(['yes', 'soon', 'no'])
      .describe('soon: progress follows in a moment; no: faster than anyone reads, so it earns nothing'),
    progress: progressMade.nullable().describe('null unless it counts, and has been counted'),
    replayed: z.boolean().describe('true where it had been finished before'),
  })
  .meta({ id: 'Result' })
export type AttemptResult = z.infer<typeof result>

export const attempt = z
  .object({
    ...taking,
    now: instant.describe("the server's clock"),
    learner: level.describe('how far the learner is in this community'),
    deadline: instant.nullable(),
    position: number,
    revision: z.int(),
    questions: z.array(askedQuestion),
    responses: z.array(givenResponse),
    flags: z.array(number),
    result: result.nullable().describe('once it is finished'),
  })
  .meta({ id: 'Attempt' })
export type Attempt = z.infer<typeof attempt>

export const startBody = z.strictObject({
  test_id: z.uuid().toLowerCase(),
  mode,
  length,
  restart: z.boolean().default(false).describe('gives up an unfinished attempt on this test, instead of resuming it'),
})
export type StartBody = z.infer<typeof startBody>

const givenBody = z.strictObject({
  number,
  answer: answer.nullable(),
  skipped: z.boolean().default(false),
  at: theirClock.describe('when it was given'),
})

const saving = {
  sent_at: theirClock.describe('now, on the clock that the responses were timed with'),
  revision: z.int().nonnegative().optional().describe('the last one known; with it, the answer says what was missed'),
  position: number.optional(),
  responses: z.array(givenBody).max(200).default([]).describe('per question the latest counts'),
  flags: z
    .array(z.strictObject({ number, flagged: z.boolean() }))
    .max(200)
    .default([]),
}

export const saveBody = z.strictObject(saving)
export type SaveBody = z.infer<typeof saveBody>

/** A finish brings what was not saved yet. */
export const finishBody = z
  .strictObject({ ...saving, sent_at: saving.sent_at.optional() })
  .refine(({ responses, sent_at }) => responses.length === 0 || sent_at !== undefined, {
    path: ['sent_at'],
    error: 'is needed to understand when the responses were given',
  })
export type FinishBody = z.infer<typeof finishBody>

export const saved = z
  .object({
    revision: z.int(),
    answered: z.int(),
    now: instant,
    missed: z
      .object({ position: number, responses: z.array(givenResponse), flags: z.array(number) })
      .nullable()
      .describe('all as it is now, where somebody else saved since the revision that was sent'),
  })
  .meta({ id: 'Saved' })
export type SavedAttempt = z.infer<typeof saved>

export const reviewedQuestion = askedQuestion
  .extend({
    revealed,
    answer: answer.nullable(),
    verdict: z.enum(['correct', 'incorrect', 'unanswered']),
    flagged: z.boolean(),
    skipped: z.boolean().describe('skipped, and never answered'),
    late: z.boolean(),
  })
  .meta({ id: 'ReviewedQuestion' })
export type ReviewedQuestion = z.infer<typeof reviewedQuestion>

export const review = z.object({ ...taking, result, questions: z.array(reviewedQuestion) }).meta({ id: 'Review' })
export type Review = z.infer<typeof review>

export const attemptListing = z
  .object({
    ...taking,
    answered: z.int(),
    percent: percent.nullable(),
    band: band.nullable(),
  })
  .meta({ id: 'AttemptListing' })
export type AttemptListing = z.infer<typeof attemptListing>

export const attemptPath = z.object({ id: z.uuid().toLowerCase() })
export const attemptsQuery = z.object({
  community: slug.optional(),
  test_id: z.uuid().optional(),
  status: z.enum(['in_progress', 'finished', 'abandoned']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .regex(/^\d{1,14}\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, 'is no cursor of this list')
    .optional()
    .describe('`page.next` of the page before'),
})

export const idempotencyHeader = z.object({
  'idempotency-key': z.string().min(1).max(200).optional().describe('the same key is the same attempt'),
})
