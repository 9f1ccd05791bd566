import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { toHtml } from '#lib/api/markdown.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { readWhole } from '#lib/features/support/read-whole.server.ts'
import { toOwnShownEvents } from '#lib/features/support/event-words.ts'
import { toShownMessages } from '#lib/features/support/shown-message.server.ts'
import { paths } from '#lib/paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { messageBody } from '#contracts/support/support.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, question } = event.params
  const { said, events, ...thread } = await supportApi(accessToken).myQuestion(community, question)
  // A question that was merged into another is part of that.
  if (thread.id !== question) redirect(303, paths.question(community, thread.id))
  return {
    thread,
    said: toShownMessages(said),
    /** The message that the assistant has not answered yet. */
    unanswered:
      thread.owner === 'assistant' && thread.ending === null && thread.state !== 'resolved'
        ? (said.findLast(({ kind }) => kind === 'learner')?.id ?? null)
        : null,
    events: toOwnShownEvents(events),
    prompt: thread.about && toHtml(thread.about.prompt),
    key: crypto.randomUUID(),
  }
}

type QuestionEvent = RequestEvent<{ community: string; question: string }>
const apiOf = async (event: QuestionEvent) => supportApi((await requireSession(event)).accessToken)

export const actions: Actions = {
  write: async (event) => {
    const form = await event.request.formData()
    const body = formText(form, 'body')
    const key = formText(form, 'key') || crypto.randomUUID()
    const read = messageBody.safeParse({ body })
    if (!read.success) return fail(422, { problem: 'Write a message, in up to 4,000 characters.', body, key })
    const api = await apiOf(event)
    const answer = await api.write(event.params.question, read.data.body, key)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, body, key })
    if (answer.data.owner === 'assistant' && !form.has('streams')) await readWhole(api.streamAnswer(answer.data.id))
  },
  /** Without a script: waits for the whole answer of the assistant. */
  answer: async (event) => {
    await readWhole((await apiOf(event)).streamAnswer(event.params.question))
  },
  resolve: async (event) => {
    await (await apiOf(event)).resolve(event.params.question)
  },
  person: async (event) => {
    await (await apiOf(event)).askForPerson(event.params.question)
  },
}
