import { fail, redirect } from '@sveltejs/kit'
import { stepBody } from '#contracts/assistant/help.ts'
import { key } from '#contracts/storable.ts'
import { rulesOf } from '#domain/attempts/kinds/rules.ts'
import { problem } from '#contracts/wire.ts'
import { assistantApi } from '#lib/api/assistant.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { toPanel } from '#lib/features/assistant/to-panel.server.ts'
import { belongs } from '#lib/features/attempts/read-attempt.server.ts'
import { toCard } from '#lib/features/attempts/review/review-cards.server.ts'
import { toBox } from '#lib/features/attempts/to-box.server.ts'
import { paths } from '#lib/paths.ts'
import { formProblem } from '#lib/problems.ts'
import { answerAt } from '#lib/features/assistant/answer-at.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { id, number } = helpPathOf(event.params)
  const api = attemptsApi(accessToken)
  const [{ data: found }, { data: ladder }] = await Promise.all([
    api.readAttempt(id),
    assistantApi(accessToken).readLadder(id, number),
  ])
  const { questions, ...attempt } = toBox(belongs(found, event.params))
  const question = questions[number - 1]
  const isFinished = attempt.status === 'finished'
  const reviewed = isFinished ? (await api.readReview(id)).data.questions[number - 1] : undefined
  return {
    attempt: { id, isFinished, test: found.test },
    /** What the learner answered and what is right, once the attempt is finished. */
    card: reviewed && toCard(reviewed, event.params.community),
    question: question && {
      kind: question.kind,
      prompt: question.prompt,
      /** What there is to choose from, or to put in its place. */
      rows: rulesOf(question.kind).rows(question.options) ?? question.options ?? [],
    },
    /** In practice, whether the learner has answered it and seen what is right. */
    isAnswered:
      question?.revealed != null && attempt.responses.some((it) => it.number === number && it.answer !== null),
    panel: toPanel(ladder),
    /** A form that is sent twice takes one step. */
    key: crypto.randomUUID(),
  }
}

export const actions: Actions = {
  /** Without a script: waits for the whole answer, and shows it. */
  ask: async (event) => {
    const { accessToken } = await requireSession(event)
    const { id, number } = helpPathOf(event.params)
    const form = await event.request.formData()
    const { data: attempt } = await attemptsApi(accessToken).readAttempt(id)
    const kind = belongs(attempt, event.params).questions[number - 1]?.kind
    const place = formText(form, 'tried')
    const words = formText(form, 'words')
    const body = stepBody.safeParse({ tried: kind && place !== '' ? answerAt(kind, Number(place)) : null, words })
    const request = key.safeParse(formText(form, 'key'))
    if (!body.success || !request.success) return fail(422, { problem: formProblem('validation_failed'), words })
    const response = await assistantApi(accessToken)
      .takeStep({ id, number, ...body.data, key: request.data })
      .catch(() => null)
    if (!response) return fail(503, { problem: formProblem('unavailable'), words })
    const said = await response.text()
    if (!response.ok) {
      const { code = 'internal' } = problem.partial().safeParse(JSON.parse(said)).data ?? {}
      return fail(response.status, { problem: formProblem(code), words })
    }
    redirect(303, `${paths.questionHelp(event.params.community, id, number)}#newest`)
  },
}
