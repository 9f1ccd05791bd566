import { assistantApi } from '#lib/api/assistant.server.ts'
import { practiceApi } from '#lib/api/practice.server.ts'
import { askByForm } from '#lib/features/assistant/answer-help.server.ts'
import { toHelpPage } from '#lib/features/assistant/help-page.server.ts'
import { practiceHelpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { sessionTitle } from '#lib/features/practice/preset-words.ts'
import { belongsHere } from '#lib/features/practice/read-session.server.ts'
import { toPracticeBox } from '#lib/features/practice/to-box.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { id, number } = practiceHelpPathOf(event.params)
  const api = practiceApi(accessToken)
  const [{ data: found }, { data: ladder }] = await Promise.all([
    api.read(id),
    assistantApi(accessToken).readLadder({ at: 'practice', id, number }),
  ])
  const session = belongsHere(found, event.params)
  const { questions, responses } = toPracticeBox(session)
  const question = questions[number - 1]
  const isFinished = session.status === 'finished'
  const review = isFinished ? (await api.readReview(id)).data.questions : []
  return {
    session: { id, isFinished, title: sessionTitle(session) },
    isAnswered: responses.some((it) => it.number === number && it.answer !== null),
    help: toHelpPage(event.params.community, {
      ...{ question, ladder },
      reviewed: review.find((it) => it.number === number),
    }),
  }
}

export const actions: Actions = {
  ask: async (event) => {
    const { accessToken } = await requireSession(event)
    const { id, number } = practiceHelpPathOf(event.params)
    const { data } = await practiceApi(accessToken).read(id)
    const kind = belongsHere(data, event.params).questions[number - 1]?.kind
    return askByForm(event, { at: 'practice', id, number }, kind)
  },
}
