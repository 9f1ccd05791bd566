import { DetailedError, hc, parseResponse } from 'hono/client'
import type { GamificationApi } from '#functions/gamification-api/app.ts'
import type { ChangeCertificateBody } from '#contracts/certificates/certificates.ts'
import type { GoalSettingsBody } from '#contracts/goals/goals.ts'
import type { MailPreferencesBody } from '#contracts/mail/mail.ts'
import type { RestoreBody, SelectionBody } from '#contracts/notifications/notifications.ts'
import type { DeleteProfileBody } from '#contracts/profiles/deletion.ts'
import type { ChangeProfileBody } from '#contracts/profiles/profiles.ts'
import type { AwardBody } from '#contracts/xp/xp.ts'
import type { Problem } from '#contracts/wire.ts'
import type { Metric } from '#domain/boards/board.ts'
import { asCaller, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const CERTIFICATE = 'certificate_not_found'
const GOAL = 'not_found'
/** An export contains everything, so it may take longer than a page. */
const EXPORT_MS = 60_000

const isForCertificateForm = ({ code }: Problem) => code === 'validation_failed' || code === 'name_settled'
const isForUnsubscribePage = ({ code }: Problem) => code === 'link_invalid' || code === 'validation_failed'
const isForProfileForm = ({ code, errors }: Problem) => errors.length > 0 || code === 'sign_in_again'

/** The function gamification-api. Without a token only certificates and public profiles can be read. */
export function gamificationApi(token: string | undefined) {
  const api = hc<GamificationApi>(base, asCaller(token))['gamification-api']
  const { goals, xp, streaks, leaderboard, notifications, mail, certificates, profile, sessions } = api
  const certificate = certificates[':number']
  // hc puts params into the path as they are.
  const numbered = (number: string) => ({ number: encodeURIComponent(number) })
  return {
    readLevel: (community: string) =>
      parseResponse(xp.level.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    readXpStats: (community: string) =>
      parseResponse(xp.stats.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    /** Gives XP by hand, once for each key. */
    awardXp: (json: AwardBody, key: string) =>
      parseResponse(xp.award.$post({ header: { 'idempotency-key': key }, json })).catch(
        toFormRefusal('member_not_found'),
      ),
    readStreaks: (community: string) =>
      parseResponse(streaks.status.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    recordVisit: (community: string) =>
      parseResponse(streaks.update.$post({ json: { community } })).catch(toPageError(COMMUNITY)),
    /** Spends a freeze to protect today's learning streak. */
    freezeToday: (community: string) =>
      parseResponse(streaks.freeze.$post({ json: { community } })).catch(toPageError(COMMUNITY)),
    readGoals: (community: string) => parseResponse(goals.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    swapGoal: async (id: string) =>
      parseResponse(goals[':id'].swap.$post({ param: await idParam(id, GOAL) })).catch(toFormRefusal(GOAL)),
    dismissGoal: async (id: string) =>
      parseResponse(goals[':id'].dismiss.$post({ param: await idParam(id, GOAL) })).catch(toPageError(GOAL)),
    changeGoalSettings: (json: GoalSettingsBody) =>
      parseResponse(goals.settings.$put({ json })).catch(toPageError(COMMUNITY)),
    /** A community's leaderboard, or with null the global one. */
    readBoard: (metric: Metric, community: string | null) =>
      parseResponse(
        leaderboard[':metric'].$get({
          param: { metric },
          query: community === null ? { scope: 'global' } : { community },
        }),
      ).catch(toPageError(COMMUNITY)),
    readWeeklyRank: (community: string) =>
      parseResponse(leaderboard[':metric'].rank.$get({ param: { metric: 'xp_weekly' }, query: { community } })).catch(
        toPageError(COMMUNITY),
      ),

    listNotifications: ({ limit, cursor }: { limit: number; cursor?: string }) =>
      parseResponse(notifications.$get({ query: { cursor, limit: String(limit) } })).catch(toPageError()),
    readNotificationState: () => parseResponse(notifications.state.$get()).catch(toPageError()),
    markNotificationsRead: (json: SelectionBody) =>
      parseResponse(notifications.read.$post({ json })).catch(toPageError()),
    deleteNotifications: (json: SelectionBody) =>
      parseResponse(notifications.delete.$post({ json })).catch(toPageError()),
    restoreNotifications: (json: RestoreBody) =>
      parseResponse(notifications.restore.$post({ json })).catch(toPageError()),

    readMailPreferences: () => parseResponse(mail.preferences.$get()).catch(toPageError()),
    changeMailPreferences: (json: MailPreferencesBody) =>
      parseResponse(mail.preferences.$put({ json })).catch(toPageError()),
    /** Ends a kind of mail by the token of a link. */
    unsubscribe: (token: string) =>
      parseResponse(mail.unsubscribe.$post({ query: { token }, form: {} })).catch(
        toFormRefusal('not_found', isForUnsubscribePage),
      ),

    listCertificates: () => parseResponse(certificates.$get()).catch(toPageError()),
    readCertificate: (number: string) =>
      parseResponse(certificate.$get({ param: numbered(number) })).catch(toPageError(CERTIFICATE)),
    /** Undefined if no certificate has this number. */
    findCertificate: async (number: string) => {
      const response = await certificate.$get({ param: numbered(number) }).catch(toPageError())
      if (response.status === 404) return undefined
      return (await parseResponse(Promise.resolve(response)).catch(toPageError(CERTIFICATE))).data
    },
    changeCertificate: (number: string, json: ChangeCertificateBody) =>
      parseResponse(certificate.$patch({ param: numbered(number), json })).catch(
        toFormRefusal(CERTIFICATE, isForCertificateForm),
      ),
    revokeCertificate: (number: string, reason: string) =>
      parseResponse(certificate.revoke.$post({ param: numbered(number), json: { reason } })).catch(
        toFormRefusal(CERTIFICATE, isForCertificateForm),
      ),

    readMyProfile: () => parseResponse(profile.$get()).catch(toPageError()),
    readProfile: (username: string) =>
      parseResponse(profile[':username'].$get({ param: { username: encodeURIComponent(username) } })).catch(
        toProfileError,
      ),
    changeProfile: (json: ChangeProfileBody) =>
      parseResponse(profile.$patch({ json })).catch(toFormRefusal('not_found', isForProfileForm)),
    /** The communities that the caller is the only admin of. */
    listAdminships: () => parseResponse(profile.deletion.communities.$get()).catch(toPageError()),
    deleteAccount: (json: DeleteProfileBody) =>
      parseResponse(profile.$delete({ json })).catch(toFormRefusal('not_found', isForProfileForm)),
    listSessions: () => parseResponse(sessions.$get()).catch(toPageError()),
    listSecurityEvents: () => parseResponse(api['security-events'].$get()).catch(toPageError()),
    endSession: (id: string) => parseResponse(sessions[':id'].$delete({ param: { id } })).catch(toPageError()),
    /** The export as the function sends it. */
    downloadExport: async (): Promise<Response> => {
      const { headers } = asCaller(token)
      const signal = AbortSignal.timeout(EXPORT_MS)
      const url = `${base}/gamification-api/profile/export`
      const response = await fetch(url, { headers, signal }).catch(toPageError())
      if (response.ok) return response
      return toPageError()(new DetailedError('The export failed.', { statusCode: response.status }))
    },
  }
}

/** A malformed username is refused as invalid; for the reader of a page there is no such profile. */
const toProfileError = (failure: unknown) => {
  if (failure instanceof DetailedError && failure.statusCode === 422) failure.statusCode = 404
  return toPageError('profile_not_found')(failure)
}
