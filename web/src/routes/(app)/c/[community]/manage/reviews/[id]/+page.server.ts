import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { managePaths } from '#lib/manage-paths.ts'
import { readReviewsShow, REVIEWS } from '#lib/features/gates/reviewing/reviews-filter.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { decideBody, reviewPath } from '#contracts/gates/reviews.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(REVIEWS)
  const api = milestonesApi(accessToken)
  const submission = await api.submission(event.params.community, event.params.id)
  const { data: gate } = await api.explainGate(submission.gate.id, submission.learner.id)
  return { submission, conditions: gate.standing.conditions }
}

const asked = async (event: RequestEvent<{ community: string; id: string }>) => {
  const { accessToken } = await requireSession(event)
  return { api: milestonesApi(accessToken), form: await event.request.formData(), ...event.params }
}

export const actions: Actions = {
  claim: async (event) => {
    const { api, form, id } = await asked(event)
    const answer = await api.claimReview(id, formText(form, 'release') === 'true')
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, reason: '' })
  },
  /** The next one opens, if there is one. */
  decide: async (event) => {
    const { api, form, id, community } = await asked(event)
    const reason = formText(form, 'reason')
    const read = decideBody.safeParse({ decision: formText(form, 'decision'), reason })
    if (!read.success) return fail(422, { problem: 'Write what is missing. The learner reads it.', reason })
    const answer = await api.decideReview(id, read.data)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, reason })
    const { title } = answer.data.gate
    // The review of another learner opens, so the message names whose it was.
    const whose = `${formText(form, 'learner')}: “${title}”`
    sayDone(event, read.data.decision === 'approve' ? `${whose} was approved.` : `${whose} was sent back.`)
    const show = readReviewsShow(event.url.searchParams)
    const next = reviewPath.safeParse({ id: formText(form, 'next') }).data
    redirect(
      303,
      next ? managePaths.manageReview(community, next.id, show) : managePaths.manageReviews(community, show),
    )
  },
}
