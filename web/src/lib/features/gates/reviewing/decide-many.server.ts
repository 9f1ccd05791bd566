import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'
import { formText } from '#lib/api/form-text.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { decideBody } from '#contracts/gates/reviews.ts'
import { count } from '#domain/locale/counts.ts'
import { readReviewsShow } from './reviews-filter.ts'

const MOST = 100
const chosen = z.array(z.uuid()).min(1).max(MOST)

/** Approves the submissions that the form names, or sends them back with one reason. Of those that are refused, the first says why. */
export async function decideMany(event: RequestEvent<{ community: string }>) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const reason = formText(form, 'reason')
  const { data: ids } = chosen.safeParse(form.getAll('submissions'))
  if (!ids) return fail(422, { several: { reason, problem: 'Choose a submission first.' } })
  const read = decideBody.safeParse({ decision: formText(form, 'decision'), reason })
  if (!read.success) return fail(422, { several: { reason, problem: 'Write what is missing. The learners read it.' } })
  const api = milestonesApi(accessToken)
  let decided = 0
  const refused: string[] = []
  for (const id of new Set(ids)) {
    const answer = await api.decideReview(id, read.data)
    if ('refused' in answer) refused.push(answer.refused.says)
    else decided++
  }
  const became = read.data.decision === 'approve' ? 'approved' : 'sent back'
  const not = refused.length > 0 ? ` ${count(refused.length, 'submission')} not ${became}: ${refused[0]}` : ''
  sayDone(event, `${count(decided, 'submission')} ${became}.${not}`)
  redirect(303, managePaths.manageReviews(event.params.community, readReviewsShow(event.url.searchParams)))
}
