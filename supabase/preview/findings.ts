import { failureFindings, lockFindings, rewriteFindings, rowFindings } from './database-findings.ts'
import { accessFindings, awardFindings, operationFindings } from './people-findings.ts'
import type { PreviewResult } from './preview.ts'
import { look, type Finding } from './report.ts'

export interface PreviewLimits {
  /** From so many rows on, a rewritten table is a big one. */
  bigTable: number
  /** So long a table may be out of reach before people notice, and before it is dangerous. In milliseconds. */
  noticedMs: number
  outageMs: number
}

export const LIMITS: PreviewLimits = { bigTable: 10_000, noticedMs: 100, outageMs: 1000 }

/** What a person should know before this is deployed, the worst first. */
export function findingsOf(result: PreviewResult, limits: PreviewLimits): Finding[] {
  const found = [
    ...accessFindings(result),
    ...result.files.flatMap((file) => [
      ...failureFindings(file),
      ...rewriteFindings(file, result, limits),
      ...lockFindings(file, limits),
      ...rowFindings(file),
    ]),
    ...awardFindings(result),
    ...result.schema.flatMap(({ breaks, sentence }) =>
      breaks ? [look(`${sentence.replace(/\.$/, '')}: code that is deployed may still expect it otherwise.`)] : [],
    ),
    ...operationFindings(result),
  ]
  return found.toSorted((a, b) => (a.level === b.level ? 0 : a.level === 'dangerous' ? -1 : 1))
}
