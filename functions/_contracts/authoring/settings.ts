import { z } from 'zod'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { DRAFT_LIMITS } from '../../_domain/authoring/draft-limits.ts'
import { FEEDBACK } from '../../_domain/authoring/feedback.ts'
import { testHead } from '../tests/banks.ts'
import { difficulty } from '../tests/tests.ts'
import { hasYear, NO_YEAR, trimmed } from '../storable.ts'

export const feedbackPolicy = z
  .enum(FEEDBACK)
  .describe(
    'at_once: practice says what is right with each answer; at_end: only the review does; after_date: the review does from feedback_from on',
  )

/** What a test asks of each topic. */
export const topicQuota = z
  .strictObject({ topic: trimmed(BANK_LIMITS.topic).min(1), questions: z.int().min(1).max(100) })
  .meta({ id: 'TopicQuota' })

const fields = {
  title: testHead.shape.title,
  description: trimmed(2000),
  category: testHead.shape.category,
  difficulty,
  time_limit_minutes: z.int().min(1).max(600).nullable().describe('of an exam; null: no limit'),
  shuffle: z.boolean().describe('false: an attempt asks in the order of the bank'),
  practice: z.boolean().describe('whether it can be taken in practice mode'),
  attempts_allowed: z.int().min(1).max(100).nullable().describe('how many exams a learner may begin; null: any number'),
  feedback: feedbackPolicy,
  feedback_from: z.iso
    .datetime({ offset: true })
    .refine(hasYear, NO_YEAR)
    .nullable()
    .describe('for after_date alone: from when on the review shows what is right'),
  quotas: z
    .array(topicQuota)
    .max(DRAFT_LIMITS.quotas)
    .refine((quotas) => new Set(quotas.map(({ topic }) => topic)).size === quotas.length, 'names a topic twice')
    .nullable()
    .describe(
      'how many questions of each topic an attempt asks, in proportion to its length, drawn at random; an empty list: any questions; null: always the first of the bank',
    ),
} as const

/** What an instructor decides about a test, beside its questions. */
export const testSettings = z.strictObject(fields).meta({ id: 'TestSettings' })
export type TestSettings = z.infer<typeof testSettings>

export const someTestSettings = z.strictObject(fields).partial()
