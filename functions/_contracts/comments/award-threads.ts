import { z } from 'zod'
import { username } from '../profiles/profiles.ts'
import { shownComments } from './comments.ts'

export const awardThreadPath = z.object({ username, award: z.uuid().toLowerCase().describe('the id in its link') })
export const awardCommentPath = awardThreadPath.extend({ comment: z.uuid().toLowerCase() })

export const awardThread = z
  .object({ award: z.object({ id: z.uuid(), name: z.string() }), ...shownComments })
  .meta({ id: 'AwardThread' })
export type AwardThread = z.infer<typeof awardThread>
