import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { toHtml } from '#lib/api/markdown.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { toShownMessages } from '#lib/features/support/shown-message.server.ts'
import { paths } from '#lib/paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { messageBody } from '#contracts/support/support.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, question } = event.params
  const { said, ...thread } = await supportApi(accessToken).myQuestion(community, question)
  // A question that was merged into another is part of that.
  if (thread.id !== question) redirect(303, paths.question(community, thread.id))
  return {
    thread,
    said: toShownMessages(said),
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
    const answer = await (await apiOf(event)).write(event.params.question, read.data.body, key)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, body, key })
  },
  resolve: async (event) => {
    await (await apiOf(event)).resolve(event.params.question)
  },
  person: async (event) => {
    await (await apiOf(event)).askForPerson(event.params.question)
  },
}
