import { z } from 'zod'
import { AUTHOR_REASONS, MODEL_ENDINGS } from '../../_domain/assistant/endings.ts'
import { AUTHORED_FROM } from '../../_domain/assistant/authored.ts'
import { HELP_STEPS, RUNGS } from '../../_domain/assistant/ladder.ts'
import { answer } from '../attempts/answers.ts'
import { questionNumber } from '../attempts/questions.ts'
import { key, trimmed } from '../storable.ts'
import { instant } from '../wire.ts'

/** The most letters that a learner may write for one step. */
export const MAX_WORDS = 2000

export const helpPath = z.object({
  id: z.uuid().toLowerCase().describe('of your attempt'),
  number: z.coerce.number().int().min(1).max(100).describe('which question of the attempt, as it is shown, from 1'),
})

export const practiceHelpPath = z.object({
  id: z.uuid().toLowerCase().describe('of your practice session'),
  number: z.coerce.number().int().min(1).max(100).describe('which question of the session, as it is shown, from 1'),
})

export const helpStep = z
  .enum(HELP_STEPS)
  .describe('the rungs from nudge to reveal, and explain once the answer has been shown')
export const helpSource = z.enum(['model', 'author']).describe('who answers: a model, or what the authors wrote')
const authorReason = z.enum(AUTHOR_REASONS).nullable().describe('why no model was asked; null where one was')
const authoredFrom = z.enum(AUTHORED_FROM).describe('what the authored answer is made of')
const ending = z.enum(MODEL_ENDINGS).describe('how the answer ended')

/** What a learner brings to the next step. */
export const stepBody = z.strictObject({
  tried: answer
    .nullable()
    .default(null)
    .describe(
      'the answer you lean to. It is neither saved nor graded. Once you have answered, your answer is taken instead',
    ),
  words: trimmed(MAX_WORDS).default('').describe('what you think, or what you want to know'),
})
export type StepBody = z.infer<typeof stepBody>

export const stepHeader = z.object({
  'idempotency-key': key.optional().describe('the same key is the same step: a repeat gets the stored answer'),
})

export const takenStep = z
  .object({
    id: z.uuid(),
    step: helpStep,
    asked_at: instant,
    tried: answer.nullable(),
    words: z.string(),
    source: helpSource,
    why: authorReason,
    answer: z.string().describe('Markdown, of the model; as far as it came'),
    authored: z
      .object({ from: authoredFrom, text: z.string().describe('Markdown') })
      .nullable()
      .describe('of the authors; null where the model said it all'),
    message: z.string().nullable().describe('what to say about how it was answered; null where all is well'),
    ending: ending.nullable().describe('null while it is being answered'),
  })
  .meta({ id: 'HelpStep' })
export type TakenHelp = z.infer<typeof takenStep>

export const ladder = z
  .object({
    number: questionNumber,
    rung: z.enum(RUNGS).nullable().describe('the highest rung that was climbed'),
    next: helpStep.nullable().describe('the step that comes next; null where there is none'),
    wants: z
      .enum(['try_or_words', 'words', 'nothing'])
      .describe('what the next step needs: another answer tried or a sentence, a sentence, or nothing'),
    source: helpSource,
    message: z.string().nullable().describe('why the authors answer, where they do'),
    read_by: z
      .object({ instructors: z.boolean(), names: z.boolean().describe('whether they see who asked') })
      .describe('who else reads what is asked and answered here'),
    steps: z.array(takenStep).describe('the oldest first'),
  })
  .meta({ id: 'Ladder' })
export type Ladder = z.infer<typeof ladder>

/** The events of the stream that answers a step. */
export const helpEvent = z
  .discriminatedUnion('event', [
    z.object({
      event: z.literal('start'),
      data: z.object({
        id: z.uuid(),
        step: helpStep,
        source: helpSource,
        why: authorReason,
        from: authoredFrom.nullable(),
        message: z.string().nullable(),
        replayed: z.boolean().describe('whether an earlier request with this key took the step'),
      }),
    }),
    z.object({
      event: z.literal('text'),
      data: z.object({ text: z.string().describe('Markdown, to be appended'), source: helpSource }),
    }),
    z.object({
      event: z.literal('fallback'),
      data: z.object({ reason: ending, message: z.string(), from: authoredFrom }),
    }),
    z.object({
      event: z.literal('end'),
      data: z.object({ complete: z.boolean(), reason: ending, message: z.string().nullable() }),
    }),
  ])
  .meta({ id: 'HelpEvent' })
export type HelpEvent = z.infer<typeof helpEvent>
