import { z } from 'zod'
import { MARK_CREDITS, MAX_FEEDBACK } from '../../_domain/attempts/marking.ts'
import { helpPath } from '../assistant/help.ts'
import { questionNumber } from '../attempts/questions.ts'
import { person } from '../gates/reviews.ts'
import { shownMedia } from '../media/media.ts'
import { MAX_INTEGER, storable, trimmed } from '../storable.ts'
import { band, length, mode } from '../tests/tests.ts'
import { communityChoice, instant, slug, type AboutCommunity } from '../wire.ts'

const percent = z.number().min(0).max(100)
const test = z.object({ id: z.uuid(), title: z.string() })
const credit = z.literal(MARK_CREDITS).meta({ type: 'number', enum: [...MARK_CREDITS] })

const pageCursor = storable(60)
  .regex(/^\d{1,17}\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, 'is no cursor of this list')
  .optional()
  .describe('`page.next` of the page before')

const limit = z.coerce.number().int().min(1).max(50).default(20)

export const essaysQuery = z.object({
  community: communityChoice,
  test_id: z.uuid().toLowerCase().optional().describe('only exams on this test'),
  limit,
  cursor: pageCursor,
})
export type EssaysQuery = AboutCommunity<z.infer<typeof essaysQuery>>

/** A finished exam with essays that nobody has marked. */
export const examToMark = z
  .object({
    attempt_id: z.uuid(),
    learner: person,
    test,
    finished_at: instant,
    essays: z
      .array(z.object({ number: questionNumber, excerpt: z.string(), words: z.int().describe('of the answer') }))
      .describe('those that are not marked yet'),
    marked: z.int().describe('how many of its essays are marked already'),
  })
  .meta({ id: 'ExamToMark' })
export type ExamToMark = z.infer<typeof examToMark>

export const essaysPage = z.object({
  community: slug,
  data: z.array(examToMark).describe('the oldest first'),
  page: z.object({
    next: z.string().nullable(),
    open: z.int().describe('all exams with essays that wait, whatever the filter'),
  }),
})
export type EssaysPage = z.infer<typeof essaysPage>

export const learnerPath = z.object({ learner: z.uuid().toLowerCase().describe('whose attempt it is') })
export const learnerAttemptPath = learnerPath.extend({ id: z.uuid().toLowerCase().describe('of the attempt') })
export const essayPath = learnerAttemptPath.extend({ number: helpPath.shape.number })

export const learnerAttemptsQuery = z.object({ community: communityChoice, limit, cursor: pageCursor })
export type LearnerAttemptsQuery = AboutCommunity<z.infer<typeof learnerAttemptsQuery>>

/** A finished attempt of a learner, in the list that instructors see. */
export const learnerAttempt = z
  .object({
    id: z.uuid(),
    test,
    mode,
    length,
    finished_at: instant,
    percent,
    band,
    unread: z.int().describe('essays that nobody has read'),
    set_by_hand: z.boolean().describe('whether an instructor set `percent`'),
  })
  .meta({ id: 'LearnerAttempt' })
export type LearnerAttempt = z.infer<typeof learnerAttempt>

export const learnerAttemptsPage = z.object({
  community: slug,
  learner: person,
  data: z.array(learnerAttempt).describe('the newest first'),
  page: z.object({ next: z.string().nullable() }),
})
export type LearnerAttemptsPage = z.infer<typeof learnerAttemptsPage>

const essay = z
  .object({
    number: questionNumber,
    prompt: z.string().describe('Markdown'),
    media: z.array(shownMedia),
    answer: z.string(),
    words: z.int().describe('of the answer'),
    model: z.string().describe('a good answer, in Markdown'),
    points: z.array(z.string()).describe('what any good answer mentions'),
    mark: z
      .object({
        credit,
        feedback: z.string(),
        revision: z.int(),
        by: z.string().nullable().describe('display name'),
        at: instant,
      })
      .nullable()
      .describe('null: nobody has marked it'),
  })
  .meta({ id: 'Essay' })

const override = z
  .object({
    percent,
    reason: z.string(),
    by: z.string().nullable().describe('display name'),
    at: instant,
    withdrawn_by: z.string().nullable().describe('display name'),
    withdrawn_at: instant.nullable().describe('null while it is in force'),
  })
  .meta({ id: 'ScoreOverride' })

/** A finished attempt as those see it who mark it. */
export const attemptToMark = z
  .object({
    id: z.uuid(),
    community: slug,
    learner: person,
    test,
    mode,
    length,
    finished_at: instant,
    correct: z.int(),
    points: z.number(),
    unread: z.int(),
    percent,
    graded_percent: percent.describe('what grading says, whatever was set by hand'),
    band,
    counts: z.boolean(),
    essays: z.array(essay).describe('those that only a person can grade'),
    overrides: z.array(override).describe('scores set by hand, the newest first'),
  })
  .meta({ id: 'AttemptToMark' })
export type AttemptToMark = z.infer<typeof attemptToMark>
export type EssayToMark = AttemptToMark['essays'][number]

export const markBody = z
  .strictObject({
    credit,
    feedback: trimmed(MAX_FEEDBACK).default('').describe('the learner reads it in the review'),
    revision: z
      .int()
      .min(0)
      .max(MAX_INTEGER)
      .default(0)
      .describe('of the mark that you saw; 0 where there was none. Another one is a conflict'),
  })
  .meta({ example: { credit: 0.75, feedback: 'Good. You forgot the broadcasts.', revision: 0 } })
export type MarkBody = z.infer<typeof markBody>

export const overrideBody = z
  .strictObject({
    percent: percent.multipleOf(0.01),
    reason: trimmed(1000).min(1).describe('the learner reads it'),
  })
  .meta({ example: { percent: 80, reason: 'The fire alarm went off during your exam.' } })
export type OverrideBody = z.infer<typeof overrideBody>
