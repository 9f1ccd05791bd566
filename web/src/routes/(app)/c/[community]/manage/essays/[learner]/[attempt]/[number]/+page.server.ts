import { error, redirect } from '@sveltejs/kit'
import { markBody } from '#contracts/marking/marking.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { markingApi } from '#lib/api/marking.server.ts'
import { questionRenderer } from '#lib/api/media-html.server.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { nextToMark, readEssaysShow } from '#lib/features/marking/marking-actions.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { learner, attempt: id, number, community } = event.params
  const attempt = await markingApi(accessToken).readAttempt(learner, id)
  const essay = attempt.essays.find((it) => `${it.number}` === number)
  if (!essay) error(404, 'No such essay.', { code: 'attempt_not_found' })
  const { block } = questionRenderer(community, essay.media)
  return {
    attempt,
    essay: { ...essay, prompt: block(essay.prompt), model: block(essay.model) },
    show: readEssaysShow(event.url.searchParams),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { learner, attempt: id, number } = event.params
    const form = await event.request.formData()
    const credit = formText(form, 'credit')
    const values = { credit, feedback: formText(form, 'feedback') }
    const read = markBody.safeParse({
      credit: credit === '' ? undefined : Number(credit),
      feedback: values.feedback,
      revision: Number(formText(form, 'revision')),
    })
    if (!read.success) return unfit(values, read.error.issues)
    const answer = await markingApi(accessToken).mark(learner, id, number, read.data)
    if ('refused' in answer) return refusal(values, answer.refused)
    const { data: attempt } = answer
    const whose = `${attempt.learner.display_name}: question ${number} was marked.`
    sayDone(event, attempt.unread > 0 ? whose : `${whose} All essays of this exam are marked, so its score counts.`)
    redirect(303, await nextToMark(accessToken, attempt, readEssaysShow(event.url.searchParams)))
  },
}
