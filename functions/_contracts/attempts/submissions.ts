import { z } from 'zod'
import { instant } from '../wire.ts'
import { answer } from './answers.ts'
import { confidence } from './confidence.ts'
import { givenResponse, questionNumber } from './questions.ts'
import { MAX_INTEGER } from '../storable.ts'

/** Milliseconds since 1970 on the clock of the device that sends it, right or wrong: `sent_at` says how wrong. */
const deviceClock = z.int().nonnegative()

const givenBody = z.strictObject({
  number: questionNumber,
  answer: answer.nullable(),
  skipped: z.boolean().default(false),
  at: deviceClock.describe('when it was given'),
  confidence: confidence
    .optional()
    .describe('how sure the learner is of this answer; kept only with an answer that is in time'),
})

const saving = {
  sent_at: deviceClock.describe("now, by the device's clock that timed the responses"),
  revision: z
    .int()
    .min(0)
    .max(MAX_INTEGER)
    .optional()
    .describe('the last revision that the device knows; with it, the answer says what the device missed'),
  position: questionNumber.optional(),
  responses: z.array(givenBody).max(200).default([]).describe('of several responses to a question the latest counts'),
  flags: z
    .array(z.strictObject({ number: questionNumber, flagged: z.boolean() }))
    .max(200)
    .default([]),
}

export const saveBody = z.strictObject(saving)
export type SaveBody = z.infer<typeof saveBody>

/** A finish also sends the answers that were not saved yet. */
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
    deadline: instant.nullable().describe('of the exam: an instructor may have moved it'),
    now: instant,
    missed: z
      .object({ position: questionNumber, responses: z.array(givenResponse), flags: z.array(questionNumber) })
      .nullable()
      .describe('everything as it is now, where another device saved since the revision that was sent'),
  })
  .meta({ id: 'Saved' })
export type SavedAttempt = z.infer<typeof saved>
