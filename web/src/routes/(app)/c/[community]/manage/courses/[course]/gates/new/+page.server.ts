import { newGateActions } from '#lib/server/gate-actions.ts'
import { loadGatePage } from '#lib/server/gate-page.ts'
import { requireTeaching } from '#lib/server/teaching.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  return { ...(await loadGatePage(accessToken, event)), asks: null, tried: null }
}

export const actions: Actions = newGateActions
