import { sortQuestions } from '#lib/features/analysis/analysis.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { readAnalysisShow, toAnalysisQuery } from '#lib/features/analysis/analysis-show.server.ts'
import { toAnalysisRow } from '#lib/features/analysis/analysis-rows.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { LEAST_SHOWN } from '#domain/analysis/concerns.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, id } = event.params
  const show = readAnalysisShow(event.url.searchParams)
  const { questions, ...analysis } = await attemptsApi(accessToken).readAnalysis(community, id, toAnalysisQuery(show))
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
