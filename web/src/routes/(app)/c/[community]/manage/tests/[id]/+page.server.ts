import { sortQuestions } from '#lib/analysis.ts'
import { analysisApi } from '#lib/server/analysis-api.ts'
import { readAnalysisShow } from '#lib/server/analysis-show.ts'
import { toAnalysisRow } from '#lib/server/analysis-rows.ts'
import { requireSession } from '#lib/server/session.ts'
import { LEAST_SHOWN } from '#domain/analysis/attention.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, id } = event.params
  const show = readAnalysisShow(event.url.searchParams)
  const { questions, ...analysis } = await analysisApi(accessToken).test(community, id, show)
  const listed = show.concerns ? questions.filter(({ concerns }) => concerns.length > 0) : questions
  return {
    show,
    analysis,
    points: questions.map(({ position, facility, point_biserial, concerns }) => ({
      position,
      facility,
      point_biserial,
      concerns,
    })),
    enough: questions.some(({ shown }) => shown >= LEAST_SHOWN),
    rows: sortQuestions(listed, show).map(toAnalysisRow),
  }
}
