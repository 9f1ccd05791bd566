import { gamificationApi } from '#lib/api/gamification.server.ts'
import { optional } from '#lib/api/optional.server.ts'

/** The time zone in which a signed-in reader's days are counted, and in which pages write dates. */
export const readZone = async (accessToken: string): Promise<string | undefined> =>
  (await optional(gamificationApi(accessToken).readMyProfile()))?.data.time_zone
