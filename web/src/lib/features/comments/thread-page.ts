import type { QuestionThread, ThreadComment } from '#contracts/comments/comments.ts'

/** A comment with its words as HTML. */
export type ShownComment = ThreadComment & { html: string }

/** A thread with its prompt as HTML, and where its question is shown. */
export type CommentsPage = Omit<QuestionThread, 'comments'> & { back: string; comments: ShownComment[] }
