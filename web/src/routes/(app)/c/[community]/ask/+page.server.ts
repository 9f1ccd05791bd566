import { fail, redirect } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { EXAM_WORDS } from '#lib/features/support/question-words.ts'
import { readWhole } from '#lib/features/support/read-whole.server.ts'
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
  const about = questionIn(event.url.searchParams) ?? null
  const [found, mine, offer] = await Promise.all([
    isAsked ? api.search(community, q) : undefined,
    api.myQuestions(community),
    // A question of a test is for people.
    about ? undefined : api.assistant(community),
  ])
  return {
    q,
    found: found?.data ?? null,
    mine: mine.data,
    about,
    assistant: offer?.data ?? null,
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
      to: formText(form, 'to') === 'assistant' ? 'assistant' : 'person',
      ...(question && { question }),
    })
    if (!read.success) return fail(422, { problem: 'Write your question, in up to 4,000 characters.', body, key })
    const api = supportApi(accessToken)
    const answer = await api.ask({ ...read.data, community }, key)
    if ('refused' in answer) {
      const { code, says } = answer.refused
      return fail(409, { problem: code === 'exam_running' ? EXAM_WORDS : says, body, key })
    }
    // A page with a script shows the answer while it comes.
    if (answer.data.owner === 'assistant' && !form.has('streams')) await readWhole(api.streamAnswer(answer.data.id))
    redirect(303, paths.question(community, answer.data.id))
  },
}
