import { redirect, type RequestEvent } from '@sveltejs/kit'
import {
  commentBody,
  commentReportBody,
  editCommentBody,
  type QuestionThread,
  type ThreadComment,
} from '#contracts/comments/comments.ts'
import { formText } from '#lib/api/form-text.server.ts'
import type { threadApi } from '#lib/api/comments.server.ts'
import { escapeHtml, toHtml } from '#lib/api/markdown.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { backToQuestion, type TakenQuestionPage } from '#lib/features/attempts/back-to-question.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g

/** Plain text with its links, which no search engine follows. */
const withLinks = (text: string): string => {
  let html = ''
  let end = 0
  for (const { 0: link, index } of text.matchAll(LINK)) {
    const href = escapeHtml(link)
    html += `${escapeHtml(text.slice(end, index))}<a href="${href}" rel="nofollow ugc noopener noreferrer">${href}</a>`
    end = index + link.length
  }
  return `<p>${(html + escapeHtml(text.slice(end))).replaceAll('\n', '<br>')}</p>`
}

export const toThreadPage = ({ prompt, comments, ...thread }: QuestionThread, page: TakenQuestionPage) => ({
  ...thread,
  prompt: toHtml(prompt),
  back: backToQuestion(thread, page),
  comments: comments.map((comment: ThreadComment) => ({ ...comment, html: withLinks(comment.body) })),
})

type Answer = Promise<{ data: QuestionThread } | { refused: FormRefusal }>

async function settle(event: RequestEvent, shown: object, answer: Answer, done: string) {
  const settled = await answer
  if ('refused' in settled) return refusal(shown, settled.refused)
  sayDone(event, done)
  redirect(303, event.url.pathname)
}

/** What the forms of a thread do, on the page of an attempt or of a practice session. */
export const threadActions = {
  write: async (event: RequestEvent, api: ReturnType<typeof threadApi>) => {
    const values = { body: formText(await event.request.formData(), 'body') }
    const { data, success, error } = commentBody.safeParse(values)
    return success ? settle(event, values, api.write(data), 'Your comment is there.') : unfit(values, error.issues)
  },
  edit: async (event: RequestEvent, api: ReturnType<typeof threadApi>) => {
    const form = await event.request.formData()
    const values = { body: formText(form, 'body'), revision: Number(formText(form, 'revision')) }
    const shown = { edited: formText(form, 'comment') }
    const { data, success, error } = editCommentBody.safeParse(values)
    if (!success) return unfit(shown, error.issues)
    return settle(event, shown, api.edit(shown.edited, data), 'Your comment is changed.')
  },
  remove: async (event: RequestEvent, api: ReturnType<typeof threadApi>) => {
    const form = await event.request.formData()
    return settle(event, {}, api.remove(formText(form, 'comment')), 'Your comment is deleted.')
  },
  react: async (event: RequestEvent, api: ReturnType<typeof threadApi>) => {
    const form = await event.request.formData()
    const wished = { helpful: form.has('helpful'), thanks: form.has('thanks') }
    return settle(event, {}, api.react(formText(form, 'comment'), wished), 'Your reaction is kept.')
  },
  report: async (event: RequestEvent, api: ReturnType<typeof threadApi>) => {
    const form = await event.request.formData()
    const { data, success, error } = commentReportBody.safeParse({
      reason: formText(form, 'reason'),
      note: formText(form, 'note'),
    })
    if (!success) return unfit({}, error.issues)
    const answer = api.report(formText(form, 'comment'), data)
    return settle(event, {}, answer, 'Thank you. An instructor looks at it, and you find here what came of it.')
  },
  endorse: async (event: RequestEvent, api: ReturnType<typeof threadApi>) => {
    const form = await event.request.formData()
    const endorsed = form.has('endorsed')
    const answer = api.endorse(formText(form, 'comment'), { endorsed })
    return settle(event, {}, answer, endorsed ? 'You endorsed it.' : 'It is endorsed no more.')
  },
}
