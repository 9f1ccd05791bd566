import { countShows, isShown, readReviewPage, readShow, toReviewPage } from '#lib/features/attempts/review/review.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { attemptId, belongs } from '#lib/features/attempts/read-attempt.server.ts'
import { toCard } from '#lib/features/attempts/review/review-cards.server.ts'
import { ownIn } from '#lib/features/notes/own-notes.ts'
import { countFixable } from '#lib/features/practice/count-fixable.server.ts'
import { loadMissedTopics } from '#lib/features/resources/missed-topics.server.ts'
import { notePaths } from '#lib/note-paths.ts'
import { takeDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { takingActions } from '#lib/features/tests/start-test.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const id = attemptId(event.params)
  const [{ data }, missedTopics, fixable] = await Promise.all([
    attemptsApi(accessToken).readReview(id),
    loadMissedTopics(accessToken, id),
    countFixable(accessToken, id),
  ])
  const { questions, notes: _, ...attempt } = belongs(data, event.params)
  const show = readShow(event.url.searchParams)
  const shown = toReviewPage(questions.filter(isShown(show)), readReviewPage(event.url.searchParams))
  const { page, pages } = shown
  const { slug } = attempt.community
  const own = ownIn(data.notes, (number) => notePaths.write(slug, id, number))
  const cards = shown.questions.map((question) => ({ card: toCard(question, slug), own: own(question.number) }))
  return {
    attempt,
    show,
    counts: countShows(questions),
    page,
    pages,
    cards,
    missedTopics,
    fixable,
    done: takeDone(event),
  }
}

export const actions: Actions = takingActions
