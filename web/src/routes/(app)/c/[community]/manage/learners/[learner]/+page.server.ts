import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { markingApi } from '#lib/api/marking.server.ts'
import { idParam } from '#lib/api/params.server.ts'
import { deleteNote, writeNote } from '#lib/features/assignments/grade-form.server.ts'
import { awardId } from '#lib/features/learners/award-words.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { accommodate, endAccommodation, excuse } from '#lib/features/learners/accommodation-form.server.ts'
import { giveXp, revokeAward } from '#lib/features/learners/rewards-form.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken, user } = await requireTeaching(event)
  const { community } = event.params
  const { id } = await idParam(event.params.learner, 'member_not_found')
  const { searchParams } = event.url
  const after = searchParams.get('after') ?? undefined
  const [
    { data: attempts, page },
    { data: accommodations, learner },
    { data: tests },
    assigned,
    notes,
    rewards,
    { zone },
  ] = await Promise.all([
    markingApi(accessToken).listAttempts(community, id, { after }),
    communitiesApi(accessToken).listAccommodations(community, id),
    attemptsApi(accessToken).listTests(community),
    assignmentsApi(accessToken, community).ofLearner(id),
    assignmentsApi(accessToken, community).notes(id),
    communitiesApi(accessToken).readRewards(community, id),
    event.parent(),
  ])
  const revoke = searchParams.get('revoke')
  const end = searchParams.get('end')
  return {
    learner,
    attempts,
    after,
    next: page.next,
    accommodations,
    tests: tests.map(({ id, title }) => ({ id, title })),
    ending: accommodations.find((it) => it.id === end && it.ended_at === null),
    decides: user.id !== id,
    rewards: rewards.data,
    revoking: rewards.data.awards.find((award) => award.revoked === null && awardId(award) === revoke),
    /** So that a form which is sent twice does its work once. */
    key: crypto.randomUUID(),
    assigned: assigned.data,
    notes: notes.data,
    now: Date.now(),
    zone: zone ?? 'UTC',
  }
}

export const actions: Actions = {
  accommodate,
  excuse,
  end: endAccommodation,
  note: writeNote,
  deleteNote,
  xp: giveXp,
  revoke: revokeAward,
}
