import type {
  Accommodation,
  AccommodationBody,
  AccommodationList,
  MadeAccommodation,
} from '../../_contracts/attempts/accommodations.ts'
import {
  accommodationsOf,
  endAccommodation,
  insertAccommodation,
  lockMembership,
  type AccommodationRow,
} from '../../_db/queries/attempts/accommodations.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { memberOf } from '../../_db/queries/communities/members.ts'
import { testWithCommunity } from '../../_db/queries/tests/tests.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { findMyCommunity, findTaughtCommunity } from '../communities/find.ts'
import { toMember } from '../communities/to-member.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { instant } from './instant.ts'
import { moveDeadlines } from './move-deadlines.ts'

interface LearnerPath {
  slug: string
  user: string
}

const REFUSED = 'Only instructors and admins decide about accommodations.'

/** The accommodations of a learner, for themselves and for those who teach: first those that apply. */
export async function listAccommodations(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, user }: LearnerPath,
): Promise<AccommodationList> {
  const { learner, member } = await readAsUser(db, claims, async (tx) => {
    const mine = user === claims.sub
    const community = await (mine
      ? findMyCommunity(tx, claims, slug)
      : findTaughtCommunity(tx, claims, slug, 'Only instructors and admins can see the accommodations of others.'))
    const member = await memberOf(tx, community.id, user)
    if (!member) throw notFound('member')
    return { learner: { user_id: user, community_id: community.id }, member }
  })
  // Who decided is a name that a learner's own token does not read.
  const rows = await withService(db, (_, sql) => accommodationsOf(sql, learner))
  return { data: rows.map(toAccommodation), page: { next: null }, learner: toMember(member) }
}

/**
 * Makes an accommodation; one of the same kind on the same test ends. Running exams get their new deadline in the same
 * transaction. A repeat changes nothing.
 */
export async function makeAccommodation(
  context: WithClaims<DatabaseContext>,
  { slug, user, body }: LearnerPath & { body: AccommodationBody },
): Promise<MadeAccommodation> {
  const { db, claims, now } = context
  const learner = await findLearner(context, { slug, user, test_id: body.test_id })
  const wanted = {
    ...{ kind: body.kind, test_id: body.test_id, reason: body.reason },
    factor: body.kind === 'extra_factor' ? body.factor : null,
    minutes: body.kind === 'extra_minutes' ? body.minutes : null,
  }
  return withService(db, async (tx, sql) => {
    // Of two who decide at once, the second waits here, and ends what the first has made.
    if (!(await lockMembership(sql, learner))) throw notFound('member')
    const before = (await accommodationsOf(sql, learner)).find((it) => it.ended_at === null && isAbout(it, wanted))
    if (before && isSame(before, wanted)) return { accommodation: toAccommodation(before), exams_moved: 0 }
    if (before) await endAccommodation(sql, { ...learner, id: before.id, by: claims.sub })
    const id = await insertAccommodation(sql, { ...learner, ...wanted, made_by: claims.sub })
    const exams_moved = await moveDeadlines({ tx, sql }, { ...learner, test_id: body.test_id }, now)
    const made = (await accommodationsOf(sql, learner)).find((it) => it.id === id)
    if (!made) throw new Error('What was inserted is not there.')
    return { accommodation: toAccommodation(made), exams_moved }
  })
}

/** Ends an accommodation. A running exam may end earlier then, but not within a minute. A repeat changes nothing. */
export async function endOneAccommodation(
  context: WithClaims<DatabaseContext>,
  { slug, user, id }: LearnerPath & { id: string },
): Promise<void> {
  const { db, claims, now } = context
  const learner = await findLearner(context, { slug, user, test_id: null })
  await withService(db, async (tx, sql) => {
    if (!(await lockMembership(sql, learner))) throw notFound('member')
    const ended = await endAccommodation(sql, { ...learner, id, by: claims.sub })
    if (ended) await moveDeadlines({ tx, sql }, { ...learner, test_id: ended.test_id }, now)
    else if (!(await accommodationsOf(sql, learner)).some((it) => it.id === id)) throw notFound('accommodation')
  })
}

/** The learner, for those who may decide about them: never about themselves. */
function findLearner(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, user, test_id }: LearnerPath & { test_id: string | null },
): Promise<LearnerKey> {
  return readAsUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, REFUSED)
    if (user === claims.sub) throw new DomainError('not_allowed', 'You cannot decide about your own accommodations.')
    if (!(await memberOf(tx, community.id, user))) throw notFound('member')
    if (test_id !== null && (await testWithCommunity(tx, test_id))?.community.slug !== slug) throw notFound('test')
    return { user_id: user, community_id: community.id }
  })
}

type Wanted = Pick<AccommodationRow, 'kind' | 'factor' | 'minutes' | 'reason'> & { test_id: string | null }

const isAbout = (row: AccommodationRow, { kind, test_id }: Wanted) =>
  row.kind === kind && (row.test?.id ?? null) === test_id

const isSame = (row: AccommodationRow, { factor, minutes, reason }: Wanted) =>
  row.factor === factor && row.minutes === minutes && row.reason === reason

const toAccommodation = ({ created_at, ended_at, ...row }: AccommodationRow): Accommodation => ({
  ...row,
  created_at: instant(created_at),
  ended_at: ended_at === null ? null : instant(ended_at),
})
