import { z } from 'zod'
import { COMMENT_LENGTH, COMMENT_REPORT_REASONS, COMMENT_STATUSES } from '../../_domain/comments/comments.ts'
import { cleanText } from '../../_domain/comments/clean-text.ts'
import { hasVisible } from '../../_domain/visible-text.ts'
import { helpPath } from '../assistant/help.ts'
import { questionNumber } from '../attempts/questions.ts'
import { takenIn } from '../corrections/reports.ts'
import { trimmed } from '../storable.ts'
import { instant } from '../wire.ts'

const commentText = trimmed(COMMENT_LENGTH).refine((text) => hasVisible(cleanText(text)), 'says nothing')

export const threadPath = z.object({
  at: takenIn.describe('what asks the question'),
  id: z.uuid().toLowerCase().describe('of the attempt or the practice session'),
  number: helpPath.shape.number,
})
export const commentPath = threadPath.extend({ comment: z.uuid().toLowerCase() })
export type CommentPath = z.infer<typeof commentPath>

export const commentBody = z
  .strictObject({ body: commentText.describe('plain text') })
  .meta({ example: { body: 'I remember it by the mask: the zeros are for hosts.' } })
export type CommentBody = z.infer<typeof commentBody>

export const editCommentBody = commentBody.extend({ revision: z.int32().min(1) })
export type EditCommentBody = z.infer<typeof editCommentBody>

export const reactionsBody = z.strictObject({ helpful: z.boolean(), thanks: z.boolean() })
export type ReactionsBody = z.infer<typeof reactionsBody>

export const endorsementBody = z.strictObject({ endorsed: z.boolean() })
export type EndorsementBody = z.infer<typeof endorsementBody>

export const commentReportBody = z
  .strictObject({ reason: z.enum(COMMENT_REPORT_REASONS), note: trimmed(500).default('') })
  .meta({ example: { reason: 'unkind', note: '' } })
export type CommentReportBody = z.infer<typeof commentReportBody>

const reactionCount = z.object({ count: z.int(), mine: z.boolean() })

export const threadComment = z
  .object({
    id: z.uuid(),
    author: z
      .object({ username: z.string(), display_name: z.string(), teaches: z.boolean() })
      .nullable()
      .describe('null: they are no member any more'),
    body: z.string().describe('empty if it was hidden or removed and is not yours'),
    status: z.enum(COMMENT_STATUSES).describe('others than `shown` only of your own and of what you reported'),
    revision: z.int(),
    created_at: instant,
    edited_at: instant.nullable(),
    endorsed: z.boolean().describe('an instructor says that it is right'),
    helpful: reactionCount,
    thanks: reactionCount,
    mine: z.boolean(),
    mentions: z.array(z.string()).describe('usernames in it whose profile anybody may see'),
    deletable: z.boolean().describe('it is yours, or about something of yours'),
    editable: z.boolean().describe('it is yours and younger than 15 minutes'),
    report: z
      .object({ outcome: z.enum(['kept', 'hidden', 'removed']).nullable().describe('null: nobody has decided yet') })
      .nullable()
      .describe('yours about it'),
  })
  .meta({ id: 'ThreadComment' })
export type ThreadComment = z.infer<typeof threadComment>

/** What a thread says, whatever it is about. */
export const shownComments = {
  open: z.boolean().describe('false: the community is archived, so nobody writes any more'),
  off: z.boolean().describe('the community has switched comments off: there are none to see or to write'),
  muted: z
    .object({ until: instant, reason: z.string() })
    .nullable()
    .describe('until when you cannot write here, and why'),
  teaches: z.boolean().describe('whether you may endorse'),
  comments: z.array(threadComment).describe('endorsed ones first, then from the oldest; 200 at most'),
}
export type ShownComments = z.infer<z.ZodObject<typeof shownComments>>

export const questionThread = z
  .object({
    number: questionNumber,
    of: z.int(),
    test: z.object({ id: z.uuid(), title: z.string() }),
    prompt: z.string().describe('Markdown'),
    is_finished: z.boolean().describe('whether the attempt or the session is over'),
    ...shownComments,
  })
  .meta({ id: 'QuestionThread' })
export type QuestionThread = z.infer<typeof questionThread>

export const commentId = z.object({ comment: z.uuid().toLowerCase() })

export const commentPlace = z
  .union([
    threadPath.describe('where you were asked what it is about'),
    z
      .object({ at: z.literal('award'), username: z.string(), award: z.uuid() })
      .describe('whose achievement it is about'),
  ])
  .meta({ id: 'CommentPlace' })
export type CommentPlace = z.infer<typeof commentPlace>
