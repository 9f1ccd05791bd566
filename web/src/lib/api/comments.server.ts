import { hc, parseResponse } from 'hono/client'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import type {
  CommentBody,
  CommentReportBody,
  EditCommentBody,
  EndorsementBody,
  ReactionsBody,
} from '#contracts/comments/comments.ts'
import type { DecideCommentBody, ModerationQuery } from '#contracts/comments/moderation.ts'
import type { TakingPlace } from '#lib/path-parts.ts'
import { asUser, base, toPageError } from './call.server.ts'
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
