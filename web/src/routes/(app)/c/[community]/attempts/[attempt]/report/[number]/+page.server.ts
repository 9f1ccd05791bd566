import { attemptsApi } from '#lib/api/attempts.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { sendReport, toReportPage } from '#lib/features/corrections/report-form.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { id, number } = helpPathOf(event.params)
  const { data } = await attemptsApi(accessToken).readReport(id, number)
  return { question: toReportPage(data, { community: event.params.community, id, at: 'attempts' }) }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { id, number } = helpPathOf(event.params)
    const page = { community: event.params.community, id, at: 'attempts' } as const
    return sendReport(event, page, (body) => attemptsApi(accessToken).report(id, number, body))
  },
}
