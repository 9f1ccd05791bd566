import { hc, parseResponse } from 'hono/client'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import type { GamificationApi } from '#functions/gamification-api/app.ts'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import type {
  CommentBody,
  CommentReportBody,
  EditCommentBody,
  EndorsementBody,
  ReactionsBody,
} from '#contracts/comments/comments.ts'
import type { MuteBody } from '#contracts/comments/mutes.ts'
import type { DecideCommentBody, ModerationQuery } from '#contracts/comments/moderation.ts'
import type { TakingPlace } from '#lib/path-parts.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const ATTEMPT = 'attempt_not_found'
const COMMUNITY = 'community_not_found'

interface ThreadPlace {
  at: TakingPlace
  id: string
  number: number
}

/** The comments on one question of what the user takes. */
export function threadApi(token: string, { at, id, number }: ThreadPlace) {
  const { comments } = hc<AttemptsApi>(base, asUser(token))['attempts-api'][':at'][':id'].questions[':number']
  const place = { at, id, number: String(number) }
  const one = comments[':comment']
  const refused = toFormRefusal(ATTEMPT)
  return {
    read: () => parseResponse(comments.$get({ param: place })).catch(toPageError(ATTEMPT)),
    write: (json: CommentBody) => parseResponse(comments.$post({ param: place, json })).catch(refused),
    edit: (comment: string, json: EditCommentBody) =>
      parseResponse(one.$patch({ param: { ...place, comment }, json })).catch(refused),
    remove: (comment: string) => parseResponse(one.$delete({ param: { ...place, comment } })).catch(refused),
    react: (comment: string, json: ReactionsBody) =>
      parseResponse(one.reactions.$put({ param: { ...place, comment }, json })).catch(refused),
    report: (comment: string, json: CommentReportBody) =>
      parseResponse(one.report.$put({ param: { ...place, comment }, json })).catch(refused),
    endorse: (comment: string, json: EndorsementBody) =>
      parseResponse(one.endorsement.$put({ param: { ...place, comment }, json })).catch(refused),
  }
}

/** The comments on an achievement that somebody shares. */
export function awardThreadApi(token: string, { username, award }: { username: string; award: string }) {
  const { comments } = hc<GamificationApi>(base, asUser(token))['gamification-api'].profile[':username'].awards[
    ':award'
  ]
  const place = { username: encodeURIComponent(username), award: encodeURIComponent(award) }
  const one = comments[':comment']
  const refused = toFormRefusal('profile_not_found')
  return {
    read: () => parseResponse(comments.$get({ param: place })).catch(toPageError('profile_not_found')),
    write: (json: CommentBody) => parseResponse(comments.$post({ param: place, json })).catch(refused),
    edit: (comment: string, json: EditCommentBody) =>
      parseResponse(one.$patch({ param: { ...place, comment }, json })).catch(refused),
    remove: (comment: string) => parseResponse(one.$delete({ param: { ...place, comment } })).catch(refused),
    react: (comment: string, json: ReactionsBody) =>
      parseResponse(one.reactions.$put({ param: { ...place, comment }, json })).catch(refused),
    report: (comment: string, json: CommentReportBody) =>
      parseResponse(one.report.$put({ param: { ...place, comment }, json })).catch(refused),
  }
}

/** Where the user reads a comment. */
export function commentPlaceApi(token: string) {
  const { place } = hc<AttemptsApi>(base, asUser(token))['attempts-api'].comments[':comment']
  return {
    find: async (comment: string) =>
      parseResponse(place.$get({ param: { comment: (await idParam(comment, 'not_found')).id } })).catch(
        toFormRefusal('not_found'),
      ),
  }
}

/** Whom the user does not want to read. */
export function blocksApi(token: string) {
  const { blocks } = hc<GamificationApi>(base, asUser(token))['gamification-api']
  const one = (username: string) => ({ param: { username: encodeURIComponent(username) } })
  return {
    list: () => parseResponse(blocks.$get()).catch(toPageError()),
    block: (username: string) => parseResponse(blocks[':username'].$put(one(username))).catch(toFormRefusal()),
    unblock: (username: string) => parseResponse(blocks[':username'].$delete(one(username))).catch(toPageError()),
  }
}

/** Who may not write comments in a community for a time. */
export function mutesApi(token: string, community: string) {
  const { mutes } = hc<CommunitiesApi>(base, asUser(token))['communities-api'][':slug']
  const slug = encodeURIComponent(community)
  const one = (username: string) => ({ slug, username: encodeURIComponent(username) })
  const refused = toFormRefusal('member_not_found', ({ status }) => status !== 401)
  return {
    list: () => parseResponse(mutes.$get({ param: { slug } })).catch(toPageError(COMMUNITY)),
    mute: (username: string, json: MuteBody) =>
      parseResponse(mutes[':username'].$put({ param: one(username), json })).catch(refused),
    unmute: (username: string) => parseResponse(mutes[':username'].$delete({ param: one(username) })).catch(refused),
  }
}

/** What instructors decide about comments of a community. */
export function moderationApi(token: string, community: string) {
  const { comments } = hc<CommunitiesApi>(base, asUser(token))['communities-api'][':slug']
  const slug = encodeURIComponent(community)
  return {
    list: (show: ModerationQuery['show']) =>
      parseResponse(comments.$get({ param: { slug }, query: { show } })).catch(toPageError(COMMUNITY)),
    decide: (comment: string, json: DecideCommentBody) =>
      parseResponse(comments[':comment'].decision.$put({ param: { slug, comment }, json })).catch(
        toFormRefusal(COMMUNITY),
      ),
  }
}
