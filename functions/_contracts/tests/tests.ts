import { z } from 'zod'
import { BANDS } from '../../_domain/attempts/band.ts'
import { DIFFICULTIES } from '../../_domain/tests/difficulty.ts'
import { ALL_LENGTHS } from '../../_domain/attempts/lengths.ts'
import { communityChoice, oneOf, slug } from '../wire.ts'
import { questionKind } from './question-kind.ts'

export const difficulty = z.enum(DIFFICULTIES)

export const mode = z.enum(['exam', 'practice'])
export type Mode = z.infer<typeof mode>
export const band = z.enum(BANDS)
export const length = oneOf(ALL_LENGTHS)
export const testStatus = z.enum(['draft', 'live', 'retired'])

/** What a test offers in each mode; a test that cannot be practiced offers nothing there. */
const lengths = z.object({ exam: z.array(length), practice: z.array(length) }).meta({ id: 'LengthsByMode' })

/** The reader's standing in a test. */
export const standing = z
  .object({
    running: z
      .object({
        attempt_id: z.uuid(),
        mode,
        length,
        answered: z.int(),
      })
      .nullable()
      .describe('the unfinished attempt'),
    last: z
      .object({
        attempt_id: z.uuid(),
        mode,
        length,
        percent: z.number(),
        band,
        finished_at: z.iso.datetime({ offset: true }),
      })
      .nullable()
      .describe('the attempt finished last'),
    best: z.number().nullable().describe('the best percent'),
    finished: z.int().describe('how many attempts'),
  })
  .meta({ id: 'Standing' })
export type TestStanding = z.infer<typeof standing>

export const test = z
  .object({
    id: z.uuid(),
    slug,
    title: z.string(),
    description: z.string(),
    category: z.string(),
    difficulty,
    version: z.int(),
    questions: z.int(),
    exam_pool: z.int().describe('how many of them practice never asks'),
    lengths,
    time_limit_minutes: z.int().nullable().describe('of an exam'),
    attempts_allowed: z.int().nullable().describe('how many exams you may begin; null: any number'),
    mine: standing,
  })
  .meta({ id: 'Test' })
export type Test = z.infer<typeof test>

const share = z.int().describe('how many questions')

export const testDetail = test
  .extend({
    community: z.object({ slug, name: z.string() }),
    your_time: z
      .object({ minutes: z.number().describe('what an exam takes you at most') })
      .nullable()
      .describe('where an instructor gave you more time than the limit'),
    excused: z
      .object({ reason: z.string(), since: z.iso.datetime({ offset: true }) })
      .nullable()
      .describe('where an instructor does not ask this test of you; you may still take it'),
    topics: z.array(z.object({ topic: z.string(), questions: share })),
    kinds: z.array(z.object({ kind: questionKind, questions: share })),
  })
  .meta({ id: 'TestDetail' })
export type TestDetail = z.infer<typeof testDetail>

export const testsQuery = z.object({ community: communityChoice })
export const testPath = z.object({ id: z.uuid().toLowerCase() })
