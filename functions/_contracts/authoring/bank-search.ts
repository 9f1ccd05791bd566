import { z } from 'zod'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { flag } from '../tests/banks.ts'
import { questionKind } from '../tests/question-kind.ts'
import { difficulty, testStatus } from '../tests/tests.ts'
import { type AboutCommunity, communityChoice, slug } from '../wire.ts'
import { trimmed } from '../storable.ts'

const share = z.coerce.number().min(0).max(1)
const correlation = z.coerce.number().min(-1).max(1)

export const bankSearchQuery = z.object({
  community: communityChoice,
  q: trimmed(100).optional().describe('words of the prompt, the options or the explanation'),
  topic: trimmed(BANK_LIMITS.topic).optional(),
  tag: trimmed(40).optional(),
  kind: questionKind.optional(),
  difficulty: difficulty.optional(),
  pool: z.enum(['all', 'exam']).optional(),
  test_id: z.uuid().toLowerCase().optional(),
  unused: flag.describe('true: only those that no finished exam asked'),
  facility_from: share.optional().describe('the share of attempts that had it right, at least'),
  facility_to: share.optional(),
  discrimination_to: correlation.optional().describe('a correlation with the rest of the test of at most this'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
})
export type BankSearchQuery = AboutCommunity<z.infer<typeof bankSearchQuery>>

/** A question of the latest version of a test of the community. */
export const searchedQuestion = z
  .object({
    id: z.uuid(),
    lineage_id: z.uuid(),
    test: z.object({ id: z.uuid(), slug, title: z.string(), status: testStatus, version: z.int() }),
    number: z.int(),
    kind: questionKind,
    excerpt: z.string(),
    topic: z.string(),
    tags: z.array(z.string()),
    difficulty: difficulty.nullable(),
    pool: z.enum(['all', 'exam']),
    shown: z.int().describe('in how many finished exams that count'),
    facility: z.number().nullable().describe('the share of them that had it right; null where it was never asked'),
    discrimination: z.number().nullable().describe('the correlation with the rest of the test'),
  })
  .meta({ id: 'SearchedQuestion' })
export type SearchedQuestion = z.infer<typeof searchedQuestion>

export const bankSearch = z.object({
  questions: z.array(searchedQuestion),
  total: z.int().describe('how many fit, on all pages'),
  topics: z.array(z.string()).describe('of the community'),
  tags: z.array(z.string()),
})
export type BankSearch = z.infer<typeof bankSearch>
