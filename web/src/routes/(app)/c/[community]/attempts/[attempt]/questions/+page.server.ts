import { readOpenAttempt } from '#lib/features/attempts/read-open-attempt.server.ts'
import { toReading } from '#lib/features/attempts/reading/to-reading.server.ts'
import { toBox } from '#lib/features/attempts/to-box.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

/** It is for browsers that run none. */
export const csr = false

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { title, community, id, named, questions } = toBox(await readOpenAttempt(accessToken, event.params))
  return {
    attempt: { title, community, id, named },
    questions: questions.map((question) => ({
      number: question.number,
      prompt: question.prompt,
      rule: question.rule,
      body: toReading(question),
    })),
  }
}
