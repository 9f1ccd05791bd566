import { error, redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { attemptId, belongs } from '#lib/features/attempts/read-attempt.server.ts'
import { countFixable } from '#lib/features/practice/count-fixable.server.ts'
import { loadMissedTopics } from '#lib/features/resources/missed-topics.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { takingActions } from '#lib/features/tests/start-test.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const id = attemptId(event.params)
  const [{ data }, missedTopics, fixable] = await Promise.all([
    attemptsApi(accessToken).readAttempt(id),
    loadMissedTopics(accessToken, id),
    countFixable(accessToken, id),
  ])
  const { questions: _, responses: __, ...attempt } = belongs(data, event.params)
  if (attempt.status === 'in_progress') redirect(303, paths.attempt(event.params.community, attempt.id))
  const { result } = attempt
  if (!result) error(409, 'It was given up.', { code: 'attempt_abandoned' })

  // What an achievement looks like and what it is for stand in the catalogue.
  const unlocked = result.progress?.achievements ?? []
  const catalogue =
    unlocked.length > 0 ? (await achievementsApi(accessToken).listCatalogue(event.params.community)).data : []
  const achievements = unlocked.map((one) => {
    const entry = catalogue.find(({ id }) => id === one.id)
    return { ...one, color: entry?.color ?? 'laurel', description: entry?.secret ? '' : (entry?.description ?? '') }
  })
  // The page asks again until it is counted.
  const queued = result.counts_reason === 'queued'
  return { attempt, result, achievements, missedTopics, fixable, queued }
}

export const actions: Actions = takingActions
