import type { Action } from '../../_contracts/gates/actions.ts'
import { hasCompletedScenarioIn, liveContent, type LiveContent } from '../../_db/queries/gates/actions.ts'
import { eventTypesOf, hasEventType } from '../../_db/queries/communities/event-types.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { communityOfReport } from '../../_db/queries/communities/home.ts'
import { withService, withUser, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { nearestTypes, REPORTABLE_TYPES } from '../../_domain/engine/nearest-types.ts'
import type { LearnerDay } from '../../_domain/time/learner-day.ts'
import { implausible, isReportable, isSelfReported, unknownMetrics } from '../../_domain/engine/reporting.ts'
import { chooseCommunity } from '../communities/choose.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { contentMismatch, describeAction } from './describe-action.ts'

/** An action that the caller may report, and what its event will hold. */
export interface AuthorizedAction {
  community_id: string
  /** Its slug. */
  community: string
  content: LiveContent | undefined
  /** Learners who report themselves may report only so much a day. */
  bySelf: boolean
  today: LearnerDay
  dims: Record<string, string | boolean>
  metrics: Record<string, number>
}

/**
 * Learners report what they did themselves, with content that is there. Instructors report anything but what the server
 * derives.
 */
export async function authorizeAction(context: WithClaims<DatabaseContext>, action: Action): Promise<AuthorizedAction> {
  const { db, now, claims } = context
  const { action_type: type, user_id, content_id } = action
  if (!isReportable(type)) throw new DomainError('not_reportable', `${type} cannot be reported: the server records it.`)
  const chosen = content_id === undefined ? await communityWithoutContent(context, action) : undefined
  return withUser(db, claims, async (tx) => {
    const content = content_id === undefined ? undefined : await liveContent(tx, content_id)
    const { id: community_id, slug: community } = chosen ?? communityOf(content)
    const role = await roleIn(tx, claims.sub, community_id)
    await refuseUnknownType(tx, community_id, type)
    const teaches = role === 'instructor' || role === 'admin'
    const bySelf = user_id === claims.sub && isSelfReported(type)
    if (!bySelf && !teaches)
      throw user_id === claims.sub
        ? new DomainError('not_reportable', `Only instructors can report ${type}.`)
        : new DomainError('not_reportable', 'You can report only what you did yourself.')
    if (!(await roleIn(tx, user_id, community_id))) throw notFound('member')
    refuseMismatch(action, content, teaches)
    const { metrics } = action
    const isFirstInLanguage =
      content?.kind === 'scenario' &&
      content.language !== null &&
      !(await hasCompletedScenarioIn(tx, { user_id, community_id, language: content.language }))
    return {
      community_id,
      community,
      content,
      bySelf,
      today: await todayOf(tx, user_id, now()),
      ...describeAction({ type, dims: action.dims, metrics, content, isFirstInLanguage }),
    }
  })
}

/** A type that is neither known nor declared is most likely mistyped, and would be counted where nothing looks. */
async function refuseUnknownType(tx: Transaction, community_id: string, type: string): Promise<void> {
  if (REPORTABLE_TYPES.includes(type) || (await hasEventType(tx, community_id, type))) return
  const declared = await eventTypesOf(tx, community_id)
  const nearest = nearestTypes(type, [...REPORTABLE_TYPES, ...declared.map((known) => known.type)])
  const hint = nearest.length > 0 ? `Did you mean ${nearest.join(' or ')}?` : 'An admin can declare it.'
  throw new DomainError('unknown_event_type', `There is no event type ${type} in this community. ${hint}`, {
    errors: [
      { path: 'action_type', message: nearest.length > 0 ? `expected ${nearest.join(' or ')}` : 'is not known' },
    ],
  })
}

/** Without content, the community that the action names, or where its repeat was reported, or the caller's home. */
async function communityWithoutContent(
  context: WithClaims<DatabaseContext>,
  action: Action,
): Promise<{ id: string; slug: string }> {
  const { db, now, claims } = context
  const { user_id, action_type, community: named, key } = action
  const before =
    named === undefined && key !== undefined
      ? await withService(db, async (tx) =>
          communityOfReport(tx, {
            user_id,
            local_date: (await todayOf(tx, user_id, now())).local_date,
            key: `${action_type}:${key}`,
          }),
        )
      : undefined
  const { community } = await chooseCommunity(context, named ?? before)
  return withUser(db, claims, (tx) => findMyCommunity(tx, claims, community))
}

function communityOf(content: LiveContent | undefined) {
  if (!content) throw notFound('content')
  return { id: content.community_id, slug: content.community }
}

function refuseMismatch(
  { action_type: type, metrics, dims }: Action,
  content: LiveContent | undefined,
  teaches: boolean,
) {
  const mismatch = contentMismatch(type, content)
  if (mismatch !== undefined) throw invalid('content_id', mismatch)
  if (!teaches && Object.keys(dims).length > 0) throw invalid('dims', 'only instructors say more')
  const [unknown] = unknownMetrics(type, metrics)
  if (unknown !== undefined) throw invalid(`metrics.${unknown}`, `${type} has no ${unknown}`)
  const errors = implausible(metrics)
  if (errors.length > 0)
    throw new DomainError('implausible', 'These numbers are not plausible. Nothing was recorded.', { errors })
}

const invalid = (path: string, message: string) =>
  new DomainError('validation_failed', 'Some values are not valid.', { errors: [{ path, message }] })
