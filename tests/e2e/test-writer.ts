import { z } from 'zod'
import { testDraft } from '../../functions/_contracts/authoring/drafts.ts'
import { authoredTest } from '../../functions/_contracts/authoring/tests.ts'
import { send, type Ask } from './functions.ts'

const QUESTIONS = [22, 53, 80, 123, 443]
  .map((port) => `Which service listens on port ${port}?\nA. The one in the table\nB. Another one\nANSWER: A\n`)
  .join('\n')

/** Somebody who teaches writes tests over the API: what a test finds written before it begins. */
export function testWriter(ask: Ask, community: string) {
  const draftOf = async (id: string) => {
    const answer: unknown = await (await ask(`/authoring-api/tests/${id}/draft`)).json()
    return z.object({ data: testDraft }).parse(answer).data
  }
  return {
    /** A test with five questions, as a draft or published as a short one. */
    writes: async (title: string, { category = 'network', publish = false } = {}) => {
      const test = authoredTest.parse(
        await send(ask, 'POST', '/authoring-api/tests', { community, title, category, difficulty: 'easy' }),
      )
      await send(ask, 'POST', `/authoring-api/tests/${test.id}/draft/paste`, {
        text: QUESTIONS,
        topic: 'Ports',
        explanation: 'The registry of ports says so.',
      })
      if (publish) {
        const { revision } = await draftOf(test.id)
        await send(ask, 'POST', `/authoring-api/tests/${test.id}/draft/publish`, { revision, short: true })
      }
      return test
    },
    adds: async (test: string, content: object) =>
      z
        .object({ question: z.object({ id: z.uuid() }) })
        .parse(await send(ask, 'POST', `/authoring-api/tests/${test}/draft/questions`, { content })).question.id,
  }
}
