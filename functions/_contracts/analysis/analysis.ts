import { z } from 'zod'
import { CONCERNS } from '../../_domain/analysis/concerns.ts'
import { questionKind } from '../tests/question-kind.ts'
import { difficulty, length } from '../tests/tests.ts'
import { slug } from '../wire.ts'
import { hasYear, MAX_INTEGER, NO_YEAR } from '../storable.ts'

export const analysisMode = z.enum(['exam', 'practice', 'all'])
export type AnalysisMode = z.infer<typeof analysisMode>
export const analysisLength = z.enum(['5', '10', '15', '20', '25', '50', '75', '100', 'all'])
export type AnalysisLength = z.infer<typeof analysisLength>

/** Which finished attempts that count an analysis takes. */
export const analysisQuery = z.object({
  mode: analysisMode.default('exam'),
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_INTEGER)
    .optional()
    .describe('of the bank; the current version by default'),
  length: analysisLength.default('all'),
  first: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true: only the attempt that a learner began first on this test, before they can have seen its keys'),
  since: z.iso.date().refine(hasYear, NO_YEAR).optional().describe('finished on this day or later, by UTC'),
})
export type AnalysisQuery = z.infer<typeof analysisQuery>

const times = z.int().describe('in how many attempts')
const share = z.number().min(0).max(1)
const correlation = z.number().min(-1).max(1).nullable()

export const analyzedQuestion = z
  .object({
    position: z.int().describe('in the bank, from 1'),
    kind: questionKind,
    topic: z.string(),
    excerpt: z.string().describe('how it begins, on one line'),
    prompt: z.string().describe('Markdown'),
    shown: z.int().describe('how many attempts had it'),
    answered: z
      .int()
      .describe(
        'in how many of them it was answered in time; in the others it is wrong. Essays that nobody has read are left out',
      ),
    facility: share
      .nullable()
      .describe(
        'what answers are worth on average: where nothing is right in part, the share of attempts that had it right',
      ),
    point_biserial: correlation.describe(
      'the correlation of what the answer is worth with the score of the whole attempt; null where either is constant',
    ),
    rest_correlation: correlation.describe('the same with the score of the other questions of the attempt'),
    seconds: z.number().nullable().describe('median, from the answer before to this one'),
    wrong: z
      .object({
        texts: z
          .array(z.string())
          .describe('Markdown of an option, of several where several were chosen together, or what was typed'),
        times,
        share: share.describe('of the attempts with this question'),
      })
      .nullable()
      .describe('the most frequent wrong answer'),
    choices: z
      .array(z.object({ text: z.string(), right: z.boolean(), times }))
      .describe(
        'the options in the order of the bank and how often each was chosen; where learners type, the most frequent answers',
      ),
    concerns: z.array(z.enum(CONCERNS)).describe('why an instructor should look at it; none below 30 attempts'),
  })
  .meta({ id: 'AnalysedQuestion' })
export type AnalyzedQuestion = z.infer<typeof analyzedQuestion>

const percent = z.number().min(0).max(100).nullable()
const attempts = z.int()

export const testAnalysis = z
  .object({
    test: z.object({ id: z.uuid(), slug, title: z.string(), category: z.string(), difficulty, version: z.int() }),
    community: z.object({ slug, name: z.string() }),
    asked: z.object({
      mode: analysisMode,
      version: z.int(),
      length: analysisLength,
      first: z.boolean(),
      since: z.iso.date().nullable(),
    }),
    versions: z
      .array(z.object({ version: z.int(), attempts }))
      .describe('how many attempts fit, by version of the bank'),
    lengths: z.array(z.object({ length, attempts })).describe('how many attempts of this version fit, by length'),
    attempts,
    learners: z.int(),
    mean: percent,
    median: percent,
    deviation: z.number().nullable().describe('standard deviation of these scores, in percent'),
    distribution: z.array(attempts).length(20).describe('by score, in steps of 5 percent; the last step includes 100'),
    bands: z.object({ ready: attempts, almost_there: attempts, keep_going: attempts, needs_work: attempts }),
    seconds: z.number().nullable().describe('median'),
    reliability: z
      .number()
      .max(1)
      .nullable()
      .describe(
        "Cronbach's alpha, which is KR-20 where nothing is right in part; null where lengths are mixed or all scored the same",
      ),
    questions: z.array(analyzedQuestion).describe('the questions of any of these attempts, in the order of the bank'),
  })
  .meta({ id: 'TestAnalysis' })
export type TestAnalysis = z.infer<typeof testAnalysis>

/** A test of a community, with the figures of its current version. */
export const takenTest = z
  .object({
    id: z.uuid(),
    slug,
    title: z.string(),
    category: z.string(),
    difficulty,
    status: z.enum(['draft', 'live', 'retired']),
    version: z.int(),
    exams: z.int().describe('finished exams that count, of the current version'),
    practice: z.int().describe('finished practice attempts that count, of the current version'),
    learners: z.int().describe('of the exams'),
    mean: percent.describe('of the exams'),
    last_at: z.iso.datetime({ offset: true }).nullable().describe('when the latest of all these attempts was finished'),
  })
  .meta({ id: 'TakenTest' })
export type TakenTest = z.infer<typeof takenTest>
