import { z } from 'zod'
import { questionNumber } from '../attempts/questions.ts'
import { communityChoice } from '../wire.ts'
import { takenStep } from './help.ts'

export const conversationsQuery = z.object({
  community: communityChoice,
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.uuid().toLowerCase().optional().describe('`page.next` of the page before'),
})

/** A step of a learner, as the instructors of the community read it. */
export const conversation = takenStep
  .extend({
    learner: z
      .object({ id: z.uuid(), display_name: z.string(), username: z.string() })
      .nullable()
      .describe('null where the community wants no names'),
    test: z.object({ id: z.uuid(), slug: z.string(), title: z.string() }),
    number: questionNumber,
    topic: z.string(),
    prompt: z.string().describe('Markdown'),
    tried_texts: z.array(z.string()).describe('what was tried, as text'),
    model: z.string().nullable(),
  })
  .omit({ tried: true })
  .meta({ id: 'Conversation' })
export type Conversation = z.infer<typeof conversation>
