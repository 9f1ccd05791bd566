import { z } from 'zod'
import { DECISIONS } from '../../_domain/attempts/amendments.ts'
import { VERDICTS } from '../../_domain/attempts/grading.ts'
import { shownMedia } from '../media/media.ts'
import { questionKind } from '../tests/question-kind.ts'
import { instant } from '../wire.ts'
import { answer, revealed, right } from './answers.ts'
import { confidence } from './confidence.ts'
import { questionParts } from './parts.ts'

export const questionNumber = z.int().min(1).max(100).describe('which question of the attempt, as it is shown, from 1')

export const askedQuestion = z
  .object({
    number: questionNumber,
    kind: questionKind,
    topic: z.string(),
    prompt: z.string().describe('Markdown'),
    options: z.array(z.string()).nullable().describe('Markdown, in the order shown; null where nothing is chosen'),
    parts: questionParts,
    choose: z
      .int()
      .min(1)
      .max(8)
      .nullable()
      .describe('how many options the prompt says to choose, as in "Choose three"; null where it names no number'),
    each_counts: z
      .literal(true)
      .optional()
      .describe(
        'there if each right choice counts and every wrong one takes one away; without it, all or nothing counts',
      ),
    unit: z.string().nullable().describe('of a number'),
    media: z.array(shownMedia).describe('the pictures and sounds of its texts: `![…](media:<id>)`'),
    revealed: revealed.nullable().describe('in practice from the start; of an exam only in its review'),
  })
  .meta({ id: 'AskedQuestion' })
export type AskedQuestion = z.infer<typeof askedQuestion>

export const givenResponse = z
  .object({
    number: questionNumber,
    answer: answer.nullable().describe('null: the learner took it back or skipped the question'),
    skipped: z.boolean(),
    late: z.boolean().describe('arrived after the deadline, and does not count'),
    confidence: confidence.optional(),
    at: instant,
  })
  .meta({ id: 'GivenResponse' })
export type GivenResponse = z.infer<typeof givenResponse>

export const reviewedQuestion = askedQuestion
  .extend({
    revealed,
    answer: answer.nullable(),
    verdict: z.enum(VERDICTS).describe('unread: an essay that nobody has read yet'),
    credit: z.number().min(0).max(1).nullable().describe('how much of the answer is right; null while it is unread'),
    feedback: z
      .string()
      .nullable()
      .describe(
        'what the person wrote who marked an essay; null where nobody marked it, or the marks do not count yet',
      ),
    flagged: z.boolean(),
    skipped: z.boolean().describe('skipped, and never answered'),
    late: z.boolean(),
    confidence: confidence.optional(),
    corrections: z
      .array(
        z.object({
          at: instant,
          decision: z
            .enum(DECISIONS)
            .describe(
              'new_key: another answer is right; also: another one is right, too; void: everybody has it right',
            ),
          right: right.nullable().describe('null for a question that is void'),
          kept: z.boolean().describe('whether the answer keeps what the key before gave it'),
        }),
      )
      .describe('what was corrected since the question went live, the earliest first'),
  })
  .meta({ id: 'ReviewedQuestion' })
export type ReviewedQuestion = z.infer<typeof reviewedQuestion>
