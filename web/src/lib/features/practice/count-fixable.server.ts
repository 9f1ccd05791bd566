import { optional } from '#lib/api/optional.server.ts'
import { practiceApi } from '#lib/api/practice.server.ts'

/** How many of an attempt's misses can be practiced now; none while it is not finished, or where that failed. */
export const countFixable = async (accessToken: string, attempt: string): Promise<number> =>
  (await optional(practiceApi(accessToken).countMisses(attempt)))?.data.fixable ?? 0
