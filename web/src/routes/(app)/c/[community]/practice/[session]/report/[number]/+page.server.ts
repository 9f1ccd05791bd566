import { practiceApi } from '#lib/api/practice.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { sendReport, toReportPage } from '#lib/features/corrections/report-form.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { id, number } = helpPathOf({ attempt: event.params.session, number: event.params.number })
  const { data } = await practiceApi(accessToken).readReport(id, number)
  return { question: toReportPage(data, { community: event.params.community, id, at: 'practice' }) }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { id, number } = helpPathOf({ attempt: event.params.session, number: event.params.number })
    const page = { community: event.params.community, id, at: 'practice' } as const
    return sendReport(event, page, (body) => practiceApi(accessToken).report(id, number, body))
  },
}
