import { z } from 'zod'
import { BANK_FORMATS } from '../../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { difficulty } from './tests.ts'
import { type AboutCommunity, communityChoice, slug } from '../wire.ts'
import { key, MAX_INTEGER, storable, trimmed } from '../storable.ts'

export const bankFormat = z.enum(BANK_FORMATS)

export const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')

/** What describes a test, beside its questions. */
export const testHead = z.strictObject({
  slug,
  title: trimmed(120).min(1),
  description: trimmed(2000).default(''),
  category: storable(64).regex(/^[a-z][a-z0-9_]{0,63}$/, 'a lower-case name, such as network'),
  difficulty,
  time_limit_minutes: z.coerce.number().int().min(1).max(600).nullable().default(null).describe('of an exam'),
})
export type TestHead = z.infer<typeof testHead>

const head = {
  slug: slug.optional(),
  title: trimmed(120).min(1).optional(),
  description: trimmed(2000).optional(),
  category: testHead.shape.category.optional(),
  difficulty: difficulty.optional(),
  time_limit_minutes: z.coerce.number().int().min(1).max(600).optional(),
}
const HEAD = Object.keys(head)

export const importQuery = z
  .object({
    format: bankFormat,
    community: communityChoice.describe(
      'the community of a new test; without it, the only one you belong to, or the one you used last',
    ),
    test_id: z.uuid().optional().describe('the test whose next version this is, instead of a new test'),
    accept: z
      .enum(['all', 'good'])
      .default('all')
      .describe(
        'all: the file is taken whole or not at all; good: the questions that are right are taken, the rest reported',
      ),
    dry_run: flag.describe('true: does everything, reports what the import would do, and changes nothing'),
    publish: flag.describe(
      `true: the version goes live at once, if it has ${BANK_LIMITS.liveQuestions} questions or more`,
    ),
    topic: trimmed(BANK_LIMITS.topic).min(1).optional().describe('for questions that have none in the file'),
    explanation: trimmed(BANK_LIMITS.explanation)
      .min(1)
      .optional()
      .describe('for questions that have none in the file'),
    ...head,
  })
  .superRefine((query, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (query.test_id === undefined) return
    if (query.community !== undefined) refuse('community', 'is for new tests; with test_id it is known')
    for (const [name, value] of Object.entries(query))
      if (HEAD.includes(name) && value !== undefined) refuse(name, 'is for new tests; an import changes questions only')
  })
export type ImportQuery = AboutCommunity<z.infer<typeof importQuery>>

export const importHeader = z.object({
  'idempotency-key': key.optional().describe('the same key is the same import'),
})

export const reportedQuestion = z
  .object({
    line: z.int().describe('in the file, from 1'),
    name: z.string().describe('what the file calls it, or how it begins'),
    status: z.enum(['accepted', 'refused', 'skipped']).describe('skipped: it is no question, as a note says'),
    reason: z.object({ code: z.string(), message: z.string() }).nullable(),
    notes: z.array(z.string()).describe('what was left out of it, since no page would show it'),
  })
  .meta({ id: 'ReportedQuestion' })
export type ReportedQuestion = z.infer<typeof reportedQuestion>

export const bankImport = z
  .object({
    dry_run: z.boolean(),
    replayed: z.boolean().describe('true where the same key had imported it before'),
    test: z
      .object({ id: z.uuid(), slug, title: z.string(), status: z.enum(['draft', 'live', 'retired']) })
      .nullable()
      .describe('null where a dry run found that nothing would be taken'),
    version: z.int().nullable().describe('of the test: the one that holds these questions'),
    accepted: z.int().describe('questions that are right; with accept=all taken only where none is refused'),
    refused: z.int(),
    skipped: z.int().describe('descriptions between the questions, which ask nothing'),
    questions: z.array(reportedQuestion),
  })
  .meta({ id: 'BankImport' })
export type BankImport = z.infer<typeof bankImport>

export const exportQuery = z.object({
  format: bankFormat,
  version: z.coerce.number().int().min(1).max(MAX_INTEGER).optional().describe('the current version by default'),
})
export type ExportQuery = z.infer<typeof exportQuery>
