import { gateActions } from '#lib/features/gates/authoring/gate-actions.server.ts'
import { askedOfGate, loadGatePage } from '#lib/features/gates/authoring/gate-page.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const [page, asked] = await Promise.all([loadGatePage(accessToken, event), askedOfGate(accessToken, event)])
  return { ...page, ...asked }
}

export const actions: Actions = gateActions
