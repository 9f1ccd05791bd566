import { redirect, type RequestEvent } from '@sveltejs/kit'
import {
  commentBody,
  commentReportBody,
  editCommentBody,
  type CommentBody,
  type CommentReportBody,
  type EditCommentBody,
  type EndorsementBody,
  type QuestionThread,
  type ReactionsBody,
  type ShownComments,
  type ThreadComment,
} from '#contracts/comments/comments.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { blocksApi } from '#lib/api/comments.server.ts'
import { mentionsIn } from '#domain/comments/mentions.ts'
import { toHtml } from '#lib/api/markdown.server.ts'
import { plainHtml } from '#lib/api/plain-html.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { backToQuestion, type TakenQuestionPage } from '#lib/features/attempts/back-to-question.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { paths } from '#lib/paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

/** The words of a comment with links to the profiles of those whom it mentions, where anybody may see them. */
const withMentions = ({ body, mentions }: Pick<ThreadComment, 'body' | 'mentions'>): string => {
  const shown = new Set(mentions)
  const links = mentionsIn(body).filter(({ username }) => shown.has(username))
  return plainHtml(
    body,
    links.map(({ username, from, to }) => ({ from, to, href: paths.profile(username), isElsewhere: false })),
  )
}

/** A thread with the words of its comments as HTML. */
export const toShownThread = <Thread extends ShownComments>({ comments, ...thread }: Thread) => ({
  ...thread,
  comments: comments.map((comment) => ({ ...comment, html: withMentions(comment) })),
})

export const toThreadPage = ({ prompt, ...thread }: QuestionThread, page: TakenQuestionPage) => ({
  ...toShownThread(thread),
  prompt: toHtml(prompt),
  back: backToQuestion(thread, page),
})

type Answer = Promise<{ data: ShownComments } | { refused: FormRefusal }>

/** A thread, called for a signed-in user. */
interface ThreadCalls {
  write: (body: CommentBody) => Answer
  edit: (comment: string, body: EditCommentBody) => Answer
  remove: (comment: string) => Answer
  react: (comment: string, body: ReactionsBody) => Answer
  report: (comment: string, body: CommentReportBody) => Answer
}

/** Of a question, where instructors may endorse. */
type EndorsableCalls = ThreadCalls & { endorse: (comment: string, body: EndorsementBody) => Answer }

async function settle(event: RequestEvent, shown: object, answer: Answer, done: string) {
  const settled = await answer
  if ('refused' in settled) return refusal(shown, settled.refused)
  sayDone(event, done)
  redirect(303, event.url.pathname)
}

/** What the forms of a thread do, on the page of an attempt, of a practice session, or of a shared achievement. */
export const threadActions = {
  write: async (event: RequestEvent, api: ThreadCalls) => {
    const values = { body: formText(await event.request.formData(), 'body') }
    const { data, success, error } = commentBody.safeParse(values)
    return success ? settle(event, values, api.write(data), 'Your comment is there.') : unfit(values, error.issues)
  },
  edit: async (event: RequestEvent, api: ThreadCalls) => {
    const form = await event.request.formData()
    const values = { body: formText(form, 'body'), revision: Number(formText(form, 'revision')) }
    const shown = { edited: formText(form, 'comment') }
    const { data, success, error } = editCommentBody.safeParse(values)
    if (!success) return unfit(shown, error.issues)
    return settle(event, shown, api.edit(shown.edited, data), 'Your comment is changed.')
  },
  remove: async (event: RequestEvent, api: ThreadCalls) => {
    const form = await event.request.formData()
    return settle(event, {}, api.remove(formText(form, 'comment')), 'The comment is deleted.')
  },
  react: async (event: RequestEvent, api: ThreadCalls) => {
    const form = await event.request.formData()
    const wished = { helpful: form.has('helpful'), thanks: form.has('thanks') }
    return settle(event, {}, api.react(formText(form, 'comment'), wished), 'Your reaction is kept.')
  },
  report: async (event: RequestEvent, api: ThreadCalls) => {
    const form = await event.request.formData()
    const { data, success, error } = commentReportBody.safeParse({
      reason: formText(form, 'reason'),
      note: formText(form, 'note'),
    })
    if (!success) return unfit({}, error.issues)
    const answer = api.report(formText(form, 'comment'), data)
    return settle(event, {}, answer, 'Thank you. An instructor looks at it, and you find here what came of it.')
  },
  block: async (event: RequestEvent) => {
    const { accessToken } = await requireSession(event)
    const answer = await blocksApi(accessToken).block(formText(await event.request.formData(), 'username'))
    if ('refused' in answer) return refusal({}, answer.refused)
    sayDone(event, 'You don’t see their comments any more.')
    redirect(303, event.url.pathname)
  },
  endorse: async (event: RequestEvent, api: EndorsableCalls) => {
    const form = await event.request.formData()
    const endorsed = form.has('endorsed')
    const answer = api.endorse(formText(form, 'comment'), { endorsed })
    return settle(event, {}, answer, endorsed ? 'You endorsed it.' : 'It is endorsed no more.')
  },
}
