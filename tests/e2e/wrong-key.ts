import type { Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { testWriter } from './test-writer.ts'

export const WRONG = 'Which service listens on port 53?'

/** A community whose admin has published a test, in which the key of one question is wrong. */
export async function withWrongKey(page: Page) {
  const author = await newLearner(page, 'Tess Teacher')
  const community = await author.administers('Correctors')
  const { id } = await testWriter(author.ask, community.slug).writes('Ports by heart', { publish: true })
  return {
    id,
    community,
    at: (path: string) => `/c/${community.slug}/${path}`,
    /** Takes the exam: right as the test says, but for one question where a learner knows better. Gives their attempt. */
    takes: async (learner: Awaited<ReturnType<typeof newLearner>>, knowsBetter: boolean) => {
      const { id: attempt, questions } = await learner.takes.start({ test_id: id, mode: 'exam', length: 5 })
      await learner.takes.sinceMinutes(attempt, 5)
      const wrong = questions.find(({ prompt }) => prompt === WRONG)?.number ?? 0
      const responses = await learner.takes.answers(attempt, (number) => !(knowsBetter && number === wrong))
      await learner.takes.finish(attempt, { sent_at: Date.now(), responses })
      return { attempt, wrong }
    },
  }
}
