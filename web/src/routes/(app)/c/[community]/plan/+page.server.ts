import { plansApi } from '#lib/api/plans.server.ts'
import { endCalendar, makeCalendar, removePlan, savePlan } from '#lib/features/plans/plan-form.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data: plan } = await plansApi(accessToken).read(event.params.community)
  return { plan, asks: event.url.searchParams.get('ask') === 'remove' && plan.plan !== null }
}

export const actions: Actions = { save: savePlan, remove: removePlan, makeCalendar, endCalendar }
