import { gateActions } from '#lib/features/gates/authoring/gate-actions.server.ts'
import { loadQuestion, loadGatePage } from '#lib/features/gates/authoring/load-gate-page.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const [page, asked] = await Promise.all([loadGatePage(accessToken, event), loadQuestion(accessToken, event)])
  return { ...page, ...asked }
}

export const actions: Actions = gateActions
