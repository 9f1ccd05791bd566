import { z } from 'zod'
import { LENGTHS } from '../_domain/lengths.ts'
import { slug } from './wire.ts'

export const difficulty = z.enum(['easy', 'medium', 'hard', 'expert'])
export type Difficulty = z.infer<typeof difficulty>

export const questionKind = z.enum(['single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text'])
export type QuestionKind = z.infer<typeof questionKind>

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
    lengths: z.array(z.literal(LENGTHS)),
  })
  .meta({ id: 'Test' })
export type Test = z.infer<typeof test>

const share = z.int().describe('how many questions')

export const testDetail = test
  .extend({
    community: z.object({ slug, name: z.string() }),
    time_limit_minutes: z.int().nullable(),
    topics: z.array(z.object({ topic: z.string(), questions: share })),
    kinds: z.array(z.object({ kind: questionKind, questions: share })),
  })
  .meta({ id: 'TestDetail' })
export type TestDetail = z.infer<typeof testDetail>

export const testsQuery = z.object({ community: slug })
export const testPath = z.object({ id: z.uuid() })
