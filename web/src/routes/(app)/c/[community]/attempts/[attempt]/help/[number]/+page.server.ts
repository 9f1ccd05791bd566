import { askByForm } from '#lib/features/assistant/answer-help.server.ts'
import { toHelpPage } from '#lib/features/assistant/help-page.server.ts'
import { assistantApi } from '#lib/api/assistant.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { belongs } from '#lib/features/attempts/read-attempt.server.ts'
import { toBox } from '#lib/features/attempts/to-box.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { id, number } = helpPathOf(event.params)
  const api = attemptsApi(accessToken)
  const [{ data: found }, { data: ladder }] = await Promise.all([
    api.readAttempt(id),
    assistantApi(accessToken).readLadder({ at: 'attempts', id, number }),
  ])
  const { questions, ...attempt } = toBox(belongs(found, event.params))
  const question = questions[number - 1]
  const isFinished = attempt.status === 'finished'
  const reviewed = isFinished ? (await api.readReview(id)).data.questions[number - 1] : undefined
  return {
    attempt: { id, isFinished, test: found.test },
    /** In practice, whether the learner has answered it and seen what is right. */
    isAnswered:
      question?.revealed != null && attempt.responses.some((it) => it.number === number && it.answer !== null),
    help: toHelpPage(event.params.community, { question, reviewed, ladder }),
  }
}

export const actions: Actions = {
  ask: async (event) => {
    const { accessToken } = await requireSession(event)
    const { id, number } = helpPathOf(event.params)
    const { data } = await attemptsApi(accessToken).readAttempt(id)
    const kind = belongs(data, event.params).questions[number - 1]?.kind
    return askByForm(event, { at: 'attempts', id, number }, kind)
  },
}
