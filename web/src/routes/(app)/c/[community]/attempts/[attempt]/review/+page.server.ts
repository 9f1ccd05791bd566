import { countShows, isShown, readShow } from '#lib/review.ts'
import { api } from '#lib/server/api.ts'
import { attemptId, belongs } from '#lib/server/read-attempt.ts'
import { toCard } from '#lib/server/review-cards.ts'
import { requireSession } from '#lib/server/session.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await api(accessToken).review(attemptId(event.params))
  const { questions, ...attempt } = belongs(data, event.params)
  const show = readShow(event.url.searchParams)
  return { attempt, show, counts: countShows(questions), cards: questions.filter(isShown(show)).map(toCard) }
}
