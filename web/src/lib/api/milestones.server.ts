import { error } from '@sveltejs/kit'
import { hc, parseResponse } from 'hono/client'
import type { MilestoneValidationApi } from '#functions/milestone-validation-api/app.ts'
import type { ContentDetail } from '#contracts/courses/contents.ts'
import type { ChangeGateBody, CreateGateBody, OrderGatesBody } from '#contracts/gates/authoring.ts'
import type { SubmitBody, WaiveBody } from '#contracts/gates/gates.ts'
import type { LearnersQuery } from '#contracts/gates/learners.ts'
import type { DecideBody, ReviewsQuery } from '#contracts/gates/reviews.ts'
import { asFile, asUser, base, toPageError } from './call.server.ts'
import { idParam, slugParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const COURSE = 'course_not_found'
const GATE = 'gate_not_found'
const SUBMISSION = 'submission_not_found'
const LEARNER = 'learner_not_found'

/** Rows on one page of the queue and of the learners' table. */
const PAGE = '50'

type ReviewsFilter = Partial<Omit<ReviewsQuery, 'community' | 'limit' | 'cursor'>>
type LearnersFilter = Omit<LearnersQuery, 'community' | 'limit' | 'cursor'>
/** The last row of the page before. */
type After = { after?: string }

const isConflict = ({ status }: { status: number }) => status === 409
const refusedGate = toFormRefusal(GATE)
const refusedReview = toFormRefusal(SUBMISSION, isConflict)
const refusedWaiver = toFormRefusal(LEARNER, isConflict)

/** Client of milestone-validation-api, in the name of one signed-in user. */
export const milestonesApi = (token: string) => {
  const actions = hc<MilestoneValidationApi>(base, asUser(token))['milestone-validation-api']
  const { milestones, reviews, learners, 'learners.csv': learnersCsv } = actions

  return {
    gates: async (community: string, curriculum: { course: string } | { program: string }) => {
      await slugParam('course' in curriculum ? curriculum.course : curriculum.program, COURSE)
      return parseResponse(milestones.$get({ query: { community, ...curriculum } })).catch(toPageError(COURSE))
    },
    submitEvidence: (id: string, json: SubmitBody) =>
      parseResponse(milestones[':id'].submit.$post({ param: { id: encodeURIComponent(id) }, json })).catch(
        toPageError('milestone_not_found'),
      ),
    /** Reports that the user did a lesson, WOD or scenario. Idempotent. */
    reportDone: (user_id: string, { id, kind, minutes }: ContentDetail) => {
      const metrics: Record<string, number> = minutes === null ? {} : { minutes }
      const json = { user_id, action_type: `${kind}_completed`, content_id: id, metrics }
      return parseResponse(actions.$post({ header: {}, json })).catch(toPageError('content_not_found'))
    },

    authoredGates: (community: string) =>
      parseResponse(milestones.written.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    dryRunGate: async (id: string) => {
      const param = await idParam(id, GATE)
      return parseResponse(milestones[':id']['dry-run'].$get({ param })).catch(toPageError(GATE))
    },
    createGate: (json: CreateGateBody) => parseResponse(milestones.$post({ json })).catch(refusedGate),
    changeGate: async (id: string, json: ChangeGateBody) => {
      const param = await idParam(id, GATE)
      return parseResponse(milestones[':id'].$patch({ param, json })).catch(refusedGate)
    },
    removeGate: async (id: string) => {
      const param = await idParam(id, GATE)
      return parseResponse(milestones[':id'].$delete({ param })).catch(refusedGate)
    },
    orderGates: (json: OrderGatesBody) => parseResponse(milestones.order.$put({ json })).catch(refusedGate),

    reviews: (community: string, { after, ...filter }: ReviewsFilter & After) =>
      parseResponse(reviews.$get({ query: { community, ...filter, cursor: after, limit: PAGE } })).catch(
        toPageError(COMMUNITY),
      ),
    submission: async (community: string, id: string) => {
      const param = await idParam(id, SUBMISSION)
      const { data } = await parseResponse(reviews[':id'].$get({ param })).catch(toPageError(SUBMISSION))
      // The caller may also teach in another community, whose submissions do not belong on this one's pages.
      if (data.community !== community) error(404, 'No such submission.', { code: SUBMISSION })
      return data
    },
    claimReview: async (id: string, release: boolean) => {
      const param = await idParam(id, SUBMISSION)
      return parseResponse(reviews[':id'].claim.$post({ param, json: { release } })).catch(refusedReview)
    },
    decideReview: async (id: string, json: DecideBody) => {
      const param = await idParam(id, SUBMISSION)
      return parseResponse(reviews[':id'].$post({ param, json })).catch(refusedReview)
    },

    learners: (community: string, { after, ...filter }: LearnersFilter & After) =>
      parseResponse(learners.$get({ query: { community, ...filter, cursor: after, limit: PAGE } })).catch(
        toPageError(LEARNER),
      ),
    /** The response itself, to be streamed to the browser. */
    learnersCsv: async (community: string, filter: LearnersFilter): Promise<Response> => {
      const response = await learnersCsv.$get({ query: { community, ...filter } }, asFile).catch(toPageError(LEARNER))
      if (!response.ok) await parseResponse(Promise.resolve(response)).catch(toPageError(LEARNER))
      return response
    },
    explainGate: async (id: string, user_id: string) => {
      await idParam(user_id, LEARNER)
      const param = await idParam(id, LEARNER)
      return parseResponse(milestones[':id'].explain.$get({ param, query: { user_id } })).catch(toPageError(LEARNER))
    },
    waiveGate: async (id: string, json: WaiveBody) => {
      const param = await idParam(id, LEARNER)
      return parseResponse(milestones[':id'].waive.$post({ param, json })).catch(refusedWaiver)
    },
  }
}
