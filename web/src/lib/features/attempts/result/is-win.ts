import type { AttemptResult } from '#contracts/attempts/results.ts'
import { PASS_MARK } from '#domain/attempts/band.ts'

/** Whether there is something to celebrate: the test was passed, and it counts. */
export const isWin = ({ percent, counts_reason }: Pick<AttemptResult, 'percent' | 'counts_reason'>): boolean =>
  percent >= PASS_MARK && (counts_reason === null || counts_reason === 'queued')
