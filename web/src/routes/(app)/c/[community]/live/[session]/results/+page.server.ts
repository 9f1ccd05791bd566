import { error } from '@sveltejs/kit'
import { liveApi } from '#lib/api/live.server.ts'
import { toPromptHtml, toChartRows } from '#lib/features/live/to-live.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { data } = await liveApi(accessToken).readResults(event.params.session)
  if (data.community.slug !== event.params.community) error(404, 'No such session.', { code: 'live_not_found' })
  const { questions, ...session } = data
  return {
    session,
    questions: questions.map(({ prompt, choices, is_written, ...question }) => ({
      ...question,
      prompt: toPromptHtml(prompt),
      rows: toChartRows(choices, is_written),
    })),
  }
}
