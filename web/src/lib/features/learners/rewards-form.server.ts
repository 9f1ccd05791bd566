import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { revokeBody } from '#contracts/achievements/revoke.ts'
import { awardBody } from '#contracts/xp/xp.ts'
import { count } from '#domain/locale/counts.ts'
import { numberText } from '#domain/locale/numbers.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

type OfLearner = RequestEvent<{ community: string; learner: string }>

/** What was entered, to be shown again when it is refused. */
export interface RewardEntered {
  rewarding: 'xp' | 'revoke'
  rewardProblem: string
  amount: string
  because: string
}

async function read(event: OfLearner) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const text = (name: string) => formText(form, name).trim()
  return { accessToken, text, about: { community: event.params.community, user_id: event.params.learner } }
}

const refuse = (entered: RewardEntered) => fail(422, entered)

function done(event: OfLearner, says: string): never {
  sayDone(event, says)
  redirect(303, managePaths.learner(event.params.community, event.params.learner))
}

/** Gives XP by hand. The form brings the key, so sending it twice gives once. */
export async function giveXp(event: OfLearner) {
  const { accessToken, text, about } = await read(event)
  const entered = { rewarding: 'xp' as const, amount: text('amount'), because: text('because') }
  const body = awardBody.safeParse({ ...about, amount: Number(entered.amount), reason: entered.because })
  if (!body.success)
    return refuse({ ...entered, rewardProblem: 'Give 1 to 10,000 XP, and a reason of up to 200 characters.' })
  const answer = await gamificationApi(accessToken).awardXp(
    { ...body.data, ...about },
    text('key') || crypto.randomUUID(),
  )
  if ('refused' in answer) return refuse({ ...entered, rewardProblem: answer.refused.says })
  const { amount, level } = answer.data
  return done(
    event,
    `${text('name')} has ${numberText(amount)} XP more${level.after > level.before ? ` and is at level ${level.after}` : ''}.`,
  )
}

export async function revokeAward(event: OfLearner) {
  const { accessToken, text, about } = await read(event)
  const entered = { rewarding: 'revoke' as const, amount: '', because: text('because') }
  const body = revokeBody.safeParse({ ...about, tier: text('tier') || undefined, reason: entered.because })
  if (!body.success) return refuse({ ...entered, rewardProblem: 'Write a reason of up to 200 characters.' })
  const answer = await achievementsApi(accessToken).revoke(
    text('achievement'),
    { ...body.data, ...about },
    text('key') || crypto.randomUUID(),
  )
  if ('refused' in answer) return refuse({ ...entered, rewardProblem: answer.refused.says })
  return done(event, `It was taken back, with ${count(answer.data.xp, 'XP', 'XP')}. ${text('name')} is told why.`)
}
