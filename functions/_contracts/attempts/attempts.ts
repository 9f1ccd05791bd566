import { z } from 'zod'
import { band, difficulty, length, mode } from '../tests/tests.ts'
import { instant, slug } from '../wire.ts'
import { level } from '../xp/xp.ts'
import { ownNote } from '../notes/notes.ts'
import { askedQuestion, givenResponse, questionNumber, reviewedQuestion } from './questions.ts'
import { result } from './results.ts'
import { key, storable } from '../storable.ts'

/** What every view of an attempt begins with. */
const attemptHead = {
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

export const attempt = z
  .object({
    ...attemptHead,
    length: z.int().min(1).max(100).describe('one of the lengths; in a preview any number'),
    now: instant.describe("the server's clock"),
    learner: level.describe('how far the learner is in this community'),
    deadline: instant.nullable(),
    live: z.boolean().optional().describe('true: part of a live session, where others see answers come in'),
    position: questionNumber,
    revision: z.int(),
    questions: z.array(askedQuestion),
    responses: z.array(givenResponse),
    flags: z.array(questionNumber),
    notes: z
      .array(ownNote)
      .optional()
      .describe('what you keep of its questions; there when practice is read that shows at once what is right'),
    result: result.nullable().describe('once it is finished'),
  })
  .meta({ id: 'Attempt' })
export type Attempt = z.infer<typeof attempt>

export const startBody = z.strictObject({
  test_id: z.uuid().toLowerCase(),
  mode,
  length,
  restart: z.boolean().default(false).describe('abandons an unfinished attempt on this test instead of resuming it'),
})
export type StartBody = z.infer<typeof startBody>

export const review = z
  .object({
    ...attemptHead,
    result,
    questions: z.array(reviewedQuestion),
    notes: z.array(ownNote).describe('what you keep of its questions'),
  })
  .meta({ id: 'Review' })
export type Review = z.infer<typeof review>

export const attemptListing = z
  .object({
    ...attemptHead,
    answered: z.int(),
    percent: z.number().min(0).max(100).nullable(),
    band: band.nullable(),
  })
  .meta({ id: 'AttemptListing' })
export type AttemptListing = z.infer<typeof attemptListing>

export const attemptPath = z.object({ id: z.uuid().toLowerCase() })
export const attemptsQuery = z.object({
  community: slug.optional().describe('only attempts of this community; without it, those of all of them'),
  test_id: z.uuid().optional(),
  status: z.enum(['in_progress', 'finished', 'abandoned']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: storable(60)
    .regex(/^\d{1,14}\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, 'is no cursor of this list')
    .optional()
    .describe('`page.next` of the page before'),
})

export type AttemptsQuery = z.infer<typeof attemptsQuery>

export const idempotencyHeader = z.object({
  'idempotency-key': key.optional().describe('the same key is the same attempt'),
})
