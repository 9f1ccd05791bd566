import { gateActions } from '#lib/server/gate-actions.ts'
import { askedOfGate, loadGatePage } from '#lib/server/gate-page.ts'
import { requireTeaching } from '#lib/server/teaching.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const [page, asked] = await Promise.all([loadGatePage(accessToken, event), askedOfGate(accessToken, event)])
  return { ...page, ...asked }
}

export const actions: Actions = gateActions
