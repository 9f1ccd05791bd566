import { z } from 'zod'
import { COMMENT_DECISIONS, COMMENT_REPORT_REASONS, COMMENT_STATUSES } from '../../_domain/comments/comments.ts'
import { trimmed } from '../storable.ts'
import { instant, list, slug } from '../wire.ts'

export const moderatedPath = z.object({ slug, comment: z.uuid().toLowerCase() })

export const moderationQuery = z.object({
  show: z.enum(['waiting', 'decided']).default('waiting').describe('decided: what is hidden or removed'),
})
export type ModerationQuery = z.infer<typeof moderationQuery>

export const moderatedComment = z
  .object({
    id: z.uuid(),
    test: z
      .object({ id: z.uuid(), title: z.string() })
      .nullable()
      .describe('of the question; null: it is about an achievement'),
    achievement: z.string().nullable(),
    author: z.object({ username: z.string(), display_name: z.string() }),
    body: z.string(),
    status: z.enum(COMMENT_STATUSES),
    revision: z.int(),
    created_at: instant,
    reports: z.array(
      z.object({
        reason: z.enum(COMMENT_REPORT_REASONS),
        note: z.string(),
        name: z.string().describe('who reports it'),
        created_at: instant,
      }),
    ),
  })
  .meta({ id: 'ModeratedComment' })
export type ModeratedComment = z.infer<typeof moderatedComment>

export const moderationPage = list(moderatedComment).extend({
  page: z.object({ next: z.null(), waiting: z.int().describe('how many comments wait for a decision') }),
})
export type ModerationPage = z.infer<typeof moderationPage>

export const decideCommentBody = z
  .strictObject({
    decision: z.enum(COMMENT_DECISIONS),
    revision: z.int32().min(1).describe('of the comment as you read it'),
    reason: trimmed(200).default('').describe('recorded in the audit log, for admins'),
  })
  .meta({ example: { decision: 'remove', revision: 1, reason: 'An insult.' } })
export type DecideCommentBody = z.infer<typeof decideCommentBody>
