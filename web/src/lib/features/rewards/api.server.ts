import { hc, parseResponse } from 'hono/client'
import type { GamificationApi } from '#functions/gamification-api/app.ts'
import type { ReadBody } from '#contracts/notifications/notifications.ts'
import type { Metric } from '#domain/boards/board.ts'
import { base, asUser, toPageError } from '#lib/api/call.server.ts'

/** One's own progress, and what one was told of it. */
export const gamification = (token: string) => {
  const game = hc<GamificationApi>(base, asUser(token))['gamification-api']
  const { xp, streaks, leaderboard, notifications } = game
  const missing = toPageError('community_not_found')

  return {
    level: (community: string) => parseResponse(xp.level.$get({ query: { community } })).catch(missing),
    xpStats: (community: string) => parseResponse(xp.stats.$get({ query: { community } })).catch(missing),
    streaks: (community: string) => parseResponse(streaks.status.$get({ query: { community } })).catch(missing),
    visit: (community: string) => parseResponse(streaks.update.$post({ json: { community } })).catch(missing),
    /** Charges a freeze for today, of what is learnt. */
    freeze: (community: string) => parseResponse(streaks.freeze.$post({ json: { community } })).catch(missing),
    /** Of a community, or of everybody everywhere who chose so. */
    board: (metric: Metric, community: string | null) =>
      parseResponse(
        leaderboard[':metric'].$get({
          param: { metric },
          query: community === null ? { scope: 'global' } : { community },
        }),
      ).catch(missing),
    weeklyPlace: (community: string) =>
      parseResponse(leaderboard[':metric'].rank.$get({ param: { metric: 'xp_weekly' }, query: { community } })).catch(
        missing,
      ),
    notifications: (asked: { limit: number; cursor?: string }) =>
      parseResponse(notifications.$get({ query: { cursor: asked.cursor, limit: String(asked.limit) } })).catch(
        toPageError(),
      ),
    readNotifications: (which: ReadBody) =>
      parseResponse(notifications.read.$post({ json: which })).catch(toPageError()),
    deleteNotification: (id: string) =>
      parseResponse(notifications[':id'].$delete({ param: { id } })).catch(toPageError('notification_not_found')),
  }
}
