import { writeAnalysis } from '../../_formats/csv/analysis.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { analyzeTest, type AnalysisRequest } from './analyze.ts'

/** The questions of an analysis as a file. */
export async function exportAnalysis(context: WithClaims<AttemptServices>, request: AnalysisRequest) {
  const { test, asked, questions } = await analyzeTest(context, request)
  return { text: writeAnalysis(questions), filename: `${test.slug}-v${asked.version}-analysis.csv` }
}
