import { newGateActions } from '#lib/features/gates/authoring/gate-actions.server.ts'
import { loadGatePage } from '#lib/features/gates/authoring/load-gate-page.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  return { ...(await loadGatePage(accessToken, event)), asks: null, dryRun: null }
}

export const actions: Actions = newGateActions
