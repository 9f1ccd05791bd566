import type { AnalysisQuery } from '../../_contracts/analysis/analysis.ts'
import type { Claims } from '../../_db/session.ts'
import { writeAnalysis } from '../../_formats/csv/analysis.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { analyseTest } from './analyse.ts'

/** The questions of an analysis as a file. */
export async function exportAnalysis(context: AttemptServices, claims: Claims, id: string, query: AnalysisQuery) {
  const { test, asked, questions } = await analyseTest(context, claims, id, query)
  return { text: writeAnalysis(questions), filename: `${test.slug}-v${asked.version}-analysis.csv` }
}
