import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { toHtml } from '#lib/api/markdown.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { toShownMessages } from '#lib/features/support/shown-message.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { answerBody, settleBody } from '#contracts/support/support.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, question } = event.params
  const api = supportApi(accessToken)
  const [{ said, ...thread }, replies] = await Promise.all([api.question(community, question), api.replies(community)])
  return {
    thread,
    said: toShownMessages(said),
    prompt: thread.about && toHtml(thread.about.prompt),
    replies: replies.data,
    key: crypto.randomUUID(),
  }
}

const asked = async (event: RequestEvent<{ community: string; question: string }>) => {
  const { accessToken } = await requireSession(event)
  const { community, question: id } = event.params
  return { api: supportApi(accessToken), form: await event.request.formData(), id, community }
}

export const actions: Actions = {
  claim: async (event) => {
    const { api, form, id } = await asked(event)
    const answer = await api.claim(id, formText(form, 'release') === 'true')
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, body: '' })
  },
  reply: async (event) => {
    const { api, form, id, community } = await asked(event)
    const how = formText(form, 'how')
    const body = formText(form, 'body')
    const read = answerBody.safeParse({ body, note: how === 'note', resolve: how === 'resolve' })
    if (!read.success) return fail(422, { problem: 'Write an answer, in up to 4,000 characters.', body })
    const answer = await api.reply(id, read.data, formText(form, 'key') || crypto.randomUUID())
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, body })
    if (how === 'note') return
    sayDone(event, `Your answer to ${answer.data.learner.display_name} was sent.`)
    redirect(303, managePaths.manageQuestions(community))
  },
  settle: async (event) => {
    const { api, form, id, community } = await asked(event)
    const days = formText(form, 'days')
    const read = settleBody.safeParse({ state: formText(form, 'state'), ...(days !== '' && { days: Number(days) }) })
    if (!read.success) return fail(422, { problem: 'Choose how long.', body: '' })
    const answer = await api.settle(id, read.data)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, body: '' })
    if (read.data.state !== 'open') redirect(303, managePaths.manageQuestions(community))
  },
  merge: async (event) => {
    const { api, form, id, community } = await asked(event)
    const into = formText(form, 'into')
    const answer = await api.merge(id, into)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, body: '' })
    redirect(303, managePaths.manageQuestion(community, answer.data.id))
  },
  draft: async (event) => {
    const { api, id, community } = await asked(event)
    const answer = await api.draft(id)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, body: '' })
    sayDone(event, 'The draft is here. Somebody else has to approve it.')
    redirect(303, managePaths.manageAnswers(community))
  },
}
