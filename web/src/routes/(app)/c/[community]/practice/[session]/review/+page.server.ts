import { practiceApi } from '#lib/api/practice.server.ts'
import { countShows, isShown, readReviewPage, readShow, toReviewPage } from '#lib/features/attempts/review/review.ts'
import { toCard } from '#lib/features/attempts/review/review-cards.server.ts'
import { ownIn } from '#lib/features/notes/own-notes.ts'
import { belongsHere, sessionId } from '#lib/features/practice/read-session.server.ts'
import { notePaths } from '#lib/note-paths.ts'
import { takeDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await practiceApi(accessToken).readReview(sessionId(event.params))
  const { questions, notes, ...session } = belongsHere(data, event.params)
  const { slug } = session.community
  const own = ownIn(notes, (number) => notePaths.write(slug, session.id, number, 'practice'))
  const show = readShow(event.url.searchParams)
  const shown = toReviewPage(questions.filter(isShown(show)), readReviewPage(event.url.searchParams))
  const { page, pages } = shown
  const cards = shown.questions.map((question) => ({
    card: toCard(question, slug),
    own: own(question.number),
    test: question.test,
  }))
  const done = takeDone(event)
  return { done, session, show, counts: countShows(questions), page, pages, cards }
}
