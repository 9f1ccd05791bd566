import type { SharePercent } from '../../_contracts/mastery/mastery.ts'
import type { ShareRange } from '../../_domain/mastery/expected-share.ts'

/** Whole percents, each rounded down, so that no threshold reads as reached that is not. */
export const toPercents = ({ low, share, high }: ShareRange): SharePercent => ({
  low: toPercent(low),
  share: toPercent(share),
  high: toPercent(high),
})

export const toPercent = (share: number): number => Math.floor(100 * share)
