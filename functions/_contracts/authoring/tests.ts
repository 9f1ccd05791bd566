import { z } from 'zod'
import { testHead } from '../tests/banks.ts'
import { difficulty, length, testStatus } from '../tests/tests.ts'
import { type AboutCommunity, communityChoice, instant, slug } from '../wire.ts'
import { trimmed } from '../storable.ts'
import { draftRevision, draftWarning } from './drafts.ts'

export const authoredTestsQuery = z.object({
  community: communityChoice,
  q: trimmed(100).optional().describe('words of the title, the slug or the category'),
  status: testStatus.optional(),
  category: testHead.shape.category.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
})
export type AuthoredTestsQuery = AboutCommunity<z.infer<typeof authoredTestsQuery>>

/** A test as those who write it see it in a list. */
export const authoredTest = z
  .object({
    id: z.uuid(),
    slug,
    title: z.string(),
    description: z.string(),
    category: z.string(),
    difficulty,
    status: testStatus,
    version: z.int().nullable().describe('that learners take, or took before it was retired; null: none yet'),
    questions: z.int().describe('of that version; of the working copy where there is none'),
    exam_pool: z.int().describe('how many of them practice never asks'),
    draft: z
      .object({
        questions: z.int(),
        problems: z.int().describe('questions that cannot go live yet'),
        base_version: z.int().nullable(),
      })
      .nullable()
      .describe('the working copy; null where nobody changed anything since the latest version'),
    attempts: z.int().describe('finished ones, of all versions'),
    can_delete: z.boolean().describe('it was never live, and nobody took it'),
    changed_at: instant.describe('when the test or its working copy was last changed'),
    changed_by: z.string().nullable().describe('display name of who changed the working copy'),
  })
  .meta({ id: 'AuthoredTest' })
export type AuthoredTest = z.infer<typeof authoredTest>

export const authoredTests = z.object({
  tests: z.array(authoredTest),
  total: z.int().describe('how many fit, on all pages'),
  categories: z.array(z.string()).describe('of all tests of the community'),
})
export type AuthoredTests = z.infer<typeof authoredTests>

export const createTestBody = z
  .strictObject({
    community: communityChoice,
    title: testHead.shape.title,
    description: trimmed(2000).default(''),
    category: testHead.shape.category,
    difficulty,
    slug: slug.optional().describe('its address; without one it is made from the title'),
  })
  .meta({ example: { community: 'harbor', title: 'Routing basics', category: 'network', difficulty: 'easy' } })
export type CreateTestBody = AboutCommunity<z.infer<typeof createTestBody>>

export const copyTestBody = z
  .strictObject({
    title: testHead.shape.title.optional(),
    slug: slug.optional(),
    into: slug.optional().describe('another community whose tests the caller may write; without it, the same'),
  })
  .meta({ example: { title: 'Routing basics, autumn' } })
export type CopyTestBody = z.infer<typeof copyTestBody>

export const publishBody = z
  .strictObject({
    revision: draftRevision.describe('of the working copy as you read it: what was changed since is not published'),
    short: z.boolean().default(false).describe('true: fewer than 25 questions are meant'),
  })
  .meta({ example: { revision: 3 } })
export type PublishBody = z.infer<typeof publishBody>

export const publishedTest = z
  .object({
    id: z.uuid(),
    slug,
    version: z.int(),
    is_new_version: z.boolean().describe('false: only settings had changed'),
    questions: z.int(),
    lengths: z.object({ exam: z.array(length), practice: z.array(length) }),
    warnings: z.array(draftWarning),
  })
  .meta({ id: 'PublishedTest' })
export type PublishedTest = z.infer<typeof publishedTest>

export const testStatusBody = z.strictObject({ status: z.enum(['live', 'retired']) }).describe('restore or retire it')

export const testVersion = z
  .object({
    version: z.int(),
    state: z.enum(['live', 'before', 'unpublished']).describe('unpublished: imported, and never taken'),
    questions: z.int(),
    published_at: instant.nullable(),
    published_by: z.string().nullable().describe('display name'),
    attempts: z.int().describe('finished ones'),
  })
  .meta({ id: 'TestVersion' })
export type TestVersion = z.infer<typeof testVersion>
