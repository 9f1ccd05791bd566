import { z } from 'zod'
import { analysisLength, analysisMode } from '#contracts/analysis/analysis.ts'
import { SORTS, type AnalysisShow } from './analysis.ts'

/** Unknown values are ignored. */
const show = z.object({
  mode: analysisMode.optional().catch(undefined),
  length: analysisLength.optional().catch(undefined),
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .optional()
    .catch(undefined),
  first: z.literal('true').optional().catch(undefined),
  since: z.iso.date().optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  order: z.literal('down').optional().catch(undefined),
  concerns: z.literal('any').optional().catch(undefined),
})

export const readAnalysisShow = (query: URLSearchParams): AnalysisShow => show.parse(Object.fromEntries(query))

/** The part that the API needs. */
export const toAnalysisQuery = ({ mode, length, version, first, since }: AnalysisShow) => ({
  mode,
  length,
  version,
  first,
  since,
})
