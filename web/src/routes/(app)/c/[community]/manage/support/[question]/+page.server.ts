import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { toHtml } from '#lib/api/markdown.server.ts'
import { supportApi } from '#lib/api/support.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { toShownEvents } from '#lib/features/support/event-words.ts'
import { daysWords } from '#lib/features/support/snooze-days.ts'
import { toShownMessages } from '#lib/features/support/shown-message.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { answerBody, handOverBody, MAX_MESSAGE, settleBody } from '#contracts/support/support.ts'
import { fillReply } from '#domain/support/fill-reply.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken, user } = await requireTeaching(event)
  const { community, question } = event.params
  const api = supportApi(accessToken)
  const [{ said, events, ...thread }, replies] = await Promise.all([
    api.question(community, question),
    api.replies(community),
  ])
  // A question that was merged into another is part of that.
  if (thread.id !== question) redirect(303, managePaths.manageQuestion(community, thread.id))
  return {
    thread,
    said: toShownMessages(said),
    events: toShownEvents(events, user.id),
    prompt: thread.about && toHtml(thread.about.prompt),
    replies: replies.data.map(({ id, title, body }) => ({
      id,
      title,
      text: fillReply(body, { name: thread.learner.display_name }),
    })),
    key: crypto.randomUUID(),
    noteKey: crypto.randomUUID(),
    now: Date.now(),
  }
}

const asked = async (event: RequestEvent<{ community: string; question: string }>) => {
  const { accessToken } = await requireSession(event)
  const { community, question: id } = event.params
  return { api: supportApi(accessToken), form: await event.request.formData(), id, community }
}

/** What the last post did. */
interface Answer {
  /** To which form the problem belongs. */
  about: 'answer' | 'note' | 'more'
  problem: string | null
  /** What was typed as an answer, and as a note. */
  body: string
  note: string
  saved: boolean
}

const answer = (part: Partial<Answer>): Answer => ({
  about: 'more',
  problem: null,
  body: '',
  note: '',
  saved: false,
  ...part,
})
const saved = answer({ saved: true })
const NO_TEXT = 'Write something, in up to 4,000 characters.'
const putOff = (days: number) => `Put off for ${daysWords(days)}. Then it is back in the queue.`

export const actions: Actions = {
  claim: async (event) => {
    const { api, form, id } = await asked(event)
    const result = await api.claim(id, formText(form, 'release') === 'true')
    return 'refused' in result ? fail(409, answer({ problem: result.refused.says })) : saved
  },
  reply: async (event) => {
    const { api, form, id } = await asked(event)
    const body = formText(form, 'body')
    const resolve = formText(form, 'how') === 'resolve'
    const read = answerBody.safeParse({ body, resolve })
    if (!read.success) return fail(422, answer({ about: 'answer', problem: NO_TEXT, body }))
    const result = await api.reply(id, read.data, formText(form, 'key') || crypto.randomUUID())
    if ('refused' in result) return fail(409, answer({ about: 'answer', problem: result.refused.says, body }))
    sayDone(
      event,
      `Your answer to ${result.data.learner.display_name} was sent${resolve ? ', and it is resolved' : ''}.`,
    )
    return saved
  },
  /** Puts a saved reply below what is typed, without a script. */
  insert: async (event) => {
    const { api, form, id, community } = await asked(event)
    const [{ learner }, { data: replies }] = await Promise.all([api.question(community, id), api.replies(community)])
    const chosen = replies.find((reply) => reply.id === formText(form, 'reply'))
    const text = chosen && fillReply(chosen.body, { name: learner.display_name })
    const body = [formText(form, 'body').trim(), text].filter(Boolean).join('\n\n')
    return answer({ about: 'answer', body: body.slice(0, MAX_MESSAGE) })
  },
  note: async (event) => {
    const { api, form, id } = await asked(event)
    const note = formText(form, 'note')
    const read = answerBody.safeParse({ body: note, note: true })
    if (!read.success) return fail(422, answer({ about: 'note', problem: NO_TEXT, note }))
    const result = await api.reply(id, read.data, formText(form, 'key') || crypto.randomUUID())
    if ('refused' in result) return fail(409, answer({ about: 'note', problem: result.refused.says, note }))
    sayDone(event, 'Your note was saved.')
    return saved
  },
  settle: async (event) => {
    const { api, form, id } = await asked(event)
    const days = formText(form, 'days')
    const read = settleBody.safeParse({ state: formText(form, 'state'), ...(days !== '' && { days: Number(days) }) })
    if (!read.success) return fail(422, answer({ problem: 'Choose how long.' }))
    const result = await api.settle(id, read.data)
    if ('refused' in result) return fail(409, answer({ problem: result.refused.says }))
    const done = { open: 'It waits for an answer again.', resolved: 'Resolved.', snoozed: putOff(read.data.days) }
    sayDone(event, done[read.data.state])
    return saved
  },
  handOver: async (event) => {
    const { api, form, id } = await asked(event)
    const read = handOverBody.safeParse({ to: formText(form, 'to'), note: formText(form, 'note') })
    if (!read.success) return fail(422, answer({ problem: 'Choose who answers it.' }))
    const result = await api.handOver(id, read.data)
    if ('refused' in result) return fail(409, answer({ problem: result.refused.says }))
    sayDone(event, `${result.data.claimed_by?.display_name ?? 'They'} was told, and can answer it now.`)
    return saved
  },
  merge: async (event) => {
    const { api, form, id, community } = await asked(event)
    const result = await api.merge(id, formText(form, 'into'))
    if ('refused' in result) return fail(409, answer({ problem: result.refused.says }))
    sayDone(event, 'Both questions are one now.')
    redirect(303, managePaths.manageQuestion(community, result.data.id))
  },
  draft: async (event) => {
    const { api, id, community } = await asked(event)
    const result = await api.draft(id)
    if ('refused' in result) return fail(409, answer({ problem: result.refused.says }))
    sayDone(event, 'The draft is here. Somebody else has to approve it.')
    redirect(303, managePaths.manageAnswers(community))
  },
}
