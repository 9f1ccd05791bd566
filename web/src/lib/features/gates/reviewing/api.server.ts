import { error, isHttpError } from '@sveltejs/kit'
import { parseResponse } from 'hono/client'
import type { WaiveBody } from '#contracts/gates/gates.ts'
import { reviewPath, type DecideBody } from '#contracts/gates/reviews.ts'
import type { LearnersShow } from './learners.ts'
import type { ReviewsShow } from './reviewing.ts'
import { toPageError } from '#lib/api/call.server.ts'
import { validationApi } from '#lib/features/gates/validation-api.server.ts'

const SUBMISSION = 'submission_not_found'
const LEARNER = 'learner_not_found'
const QUEUE = '50'
const TABLE = '50'

/** Refuses as a promise does: what was asked beside it is still waited for. */
const idIn = async (id: string, code: string): Promise<{ id: string }> => {
  if (!reviewPath.safeParse({ id }).success) error(404, 'No such thing.', { code })
  return { id }
}

/** What a form can put right is an answer; anything else is the page's error. */
const problemOf = (failure: unknown): { problem: string } => {
  if (!isHttpError(failure) || failure.status !== 409) throw failure
  if (failure.body.code === 'claimed') return { problem: 'Somebody else began to read it. Nothing was changed.' }
  return { problem: failure.body.message }
}

/** What was handed in and how learners stand, as who teaches in a community asks for it. */
export const reviewsApi = (token: string) => {
  const { reviews, learners, milestones, 'learners.csv': asCsv } = validationApi(token)
  return {
    queue: (community: string, { after, ...show }: ReviewsShow) =>
      parseResponse(reviews.$get({ query: { community, ...show, cursor: after, limit: QUEUE } })).catch(
        toPageError('community_not_found'),
      ),
    submission: async (community: string, id: string) => {
      const param = await idIn(id, SUBMISSION)
      const { data } = await parseResponse(reviews[':id'].$get({ param })).catch(toPageError(SUBMISSION))
      // Of another community of the same person, it would show under the wrong roof.
      if (data.community !== community) error(404, 'No such submission.', { code: SUBMISSION })
      return data
    },
    claim: async (id: string, release: boolean) =>
      parseResponse(reviews[':id'].claim.$post({ param: await idIn(id, SUBMISSION), json: { release } }))
        .catch(toPageError(SUBMISSION))
        .then(() => null, problemOf),
    decide: async (id: string, json: DecideBody) =>
      parseResponse(reviews[':id'].$post({ param: await idIn(id, SUBMISSION), json }))
        .catch(toPageError(SUBMISSION))
        .then(() => null, problemOf),
    learners: (community: string, { after, ...show }: LearnersShow & { user_id?: string }) =>
      parseResponse(learners.$get({ query: { community, ...show, cursor: after, limit: TABLE } })).catch(
        toPageError(LEARNER),
      ),
    /** As it comes, with its name. */
    table: async (community: string, show: LearnersShow): Promise<Response> => {
      const response = await asCsv.$get({ query: { community, ...show } }).catch(toPageError(LEARNER))
      if (!response.ok) await parseResponse(Promise.resolve(response)).catch(toPageError(LEARNER))
      return response
    },
    explain: async (id: string, user_id: string) => {
      await idIn(user_id, LEARNER)
      const param = await idIn(id, LEARNER)
      return parseResponse(milestones[':id'].explain.$get({ param, query: { user_id } })).catch(toPageError(LEARNER))
    },
    waive: async (id: string, json: WaiveBody) =>
      parseResponse(milestones[':id'].waive.$post({ param: await idIn(id, LEARNER), json }))
        .catch(toPageError(LEARNER))
        .then(() => null, problemOf),
  }
}
