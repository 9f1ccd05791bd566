import { fail, redirect } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { paths } from '#lib/paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { askBody, searchQuery } from '#contracts/support/support.ts'
import type { Actions, PageServerLoad } from './$types'

/** The question of an attempt that a link from its review names. */
const questionIn = (query: URLSearchParams) =>
  askBody.shape.question.safeParse({ attempt: query.get('attempt'), number: Number(query.get('number')) }).data

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community } = event.params
  const api = supportApi(accessToken)
  const q = event.url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const isAsked = searchQuery.shape.q.safeParse(q).success
  const [found, mine] = await Promise.all([isAsked ? api.search(community, q) : undefined, api.myQuestions(community)])
  return {
    q,
    found: found?.data ?? null,
    mine: mine.data,
    about: questionIn(event.url.searchParams) ?? null,
    key: crypto.randomUUID(),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community } = event.params
    const form = await event.request.formData()
    const body = formText(form, 'body')
    const key = formText(form, 'key') || crypto.randomUUID()
    // People do not see this field; programs fill it in. They get no reason to try something else.
    if (formText(form, 'website') !== '') redirect(303, paths.questions(community))
    const question = questionIn(event.url.searchParams)
    const read = askBody.safeParse({
      community,
      topic: formText(form, 'topic') || 'other',
      body,
      may_publish: form.has('may_publish'),
      ...(question && { question }),
    })
    if (!read.success) return fail(422, { problem: 'Write your question, in up to 4,000 characters.', body, key })
    const answer = await supportApi(accessToken).ask({ ...read.data, community }, key)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, body, key })
    redirect(303, paths.question(community, answer.data.id))
  },
}
