import type { QuestionThread, ShownComments, ThreadComment } from '#contracts/comments/comments.ts'

/** A comment with its words as HTML. */
export type ShownComment = ThreadComment & { html: string }

/** What a thread says, with the words as HTML. */
export type ShownThread = Omit<ShownComments, 'comments'> & { comments: ShownComment[] }

/** A thread with its prompt as HTML, and where its question is shown. */
export type CommentsPage = Omit<QuestionThread, 'comments'> & ShownThread & { back: string }
