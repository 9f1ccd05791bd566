import { z } from 'zod'
import { attempt } from '../attempts/attempts.ts'
import { draftContent } from './content.ts'
import { draftProblem } from './drafts.ts'

export const previewBody = z
  .strictObject({ content: draftContent })
  .meta({ example: { content: { topic: 'Ports', prompt: 'SSH listens on port 22.' } } })

/** A working copy as a learner would meet it in practice. Nothing is stored, and nothing can be saved to it. */
export const draftPreview = z
  .object({
    attempt: attempt.nullable().describe('up to 100 questions that are finished; null where none is'),
    left_out: z
      .array(z.object({ id: z.uuid().nullable(), number: z.int(), problems: z.array(draftProblem) }))
      .describe('questions that are unfinished'),
  })
  .meta({ id: 'DraftPreview' })
export type DraftPreview = z.infer<typeof draftPreview>
