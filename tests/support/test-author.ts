import { z } from 'zod'
import { draftComparison } from '../../functions/_contracts/authoring/comparison.ts'
import {
  changedQuestion,
  draftState,
  testDraft,
  type ChangedQuestion,
  type DraftState,
  type TestDraft,
} from '../../functions/_contracts/authoring/drafts.ts'
import { draftIntake } from '../../functions/_contracts/authoring/intake.ts'
import { draftPreview } from '../../functions/_contracts/authoring/preview.ts'
import {
  authoredTest,
  publishedTest,
  testVersion,
  type AuthoredTest,
} from '../../functions/_contracts/authoring/tests.ts'
import { list } from '../../functions/_contracts/wire.ts'
import type { Api } from './api.ts'
import { plainQuestion } from './bank-files.ts'
import { problemOf } from './problem.ts'

/** What a test needs to be created. */
const HEAD = { community: 'harbor', title: 'Numbers', category: 'network', difficulty: 'easy' }

/** A question that could go live. */
export const finishedQuestion = (number: number, more: object = {}) => ({ ...plainQuestion(number), ...more })

/** Somebody who writes tests over the API. */
export function testAuthor(api: Api, person: string) {
  const send = (method: string, path: string, body?: unknown) =>
    api.ask(`/authoring-api${path}`, person, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
  const dataOf = async <T extends z.ZodType>(contract: T, answer: Promise<Response>): Promise<z.infer<T>> => {
    const response = await answer
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status}: ${text}`)
    return contract.parse(JSON.parse(text).data)
  }
  const draft = (id: string): Promise<TestDraft> => dataOf(testDraft, send('GET', `/tests/${id}/draft`))
  const state = (answer: Promise<Response>): Promise<DraftState> => dataOf(draftState, answer)
  const question = (answer: Promise<Response>): Promise<ChangedQuestion> => dataOf(changedQuestion, answer)
  const create = (more: object = {}): Promise<AuthoredTest> =>
    dataOf(authoredTest, send('POST', '/tests', { ...HEAD, ...more }))
  const add = (id: string, content: object, more: object = {}) =>
    question(send('POST', `/tests/${id}/draft/questions`, { content, ...more }))
  const publish = async (id: string, more: object = {}) =>
    send('POST', `/tests/${id}/draft/publish`, { revision: (await draft(id)).revision, ...more })
  const paste = (id: string, questions: object[], more: object = {}) =>
    dataOf(draftIntake, send('POST', `/tests/${id}/draft/paste`, { text: JSON.stringify(questions), ...more }))
  return {
    person,
    send,
    refusal: async (method: string, path: string, body?: unknown) => problemOf(await send(method, path, body)),
    create,
    add,
    draft,
    paste,
    read: (id: string) => dataOf(authoredTest, send('GET', `/tests/${id}`)),
    question: (id: string, of: string) => question(send('GET', `/tests/${id}/draft/questions/${of}`)),
    edit: (id: string, of: { id: string; revision: number }, content: object) =>
      send('PATCH', `/tests/${id}/draft/questions/${of.id}`, { revision: of.revision, content }),
    edited: (answer: Promise<Response>) => question(answer),
    settings: async (id: string, settings: object) =>
      state(send('PATCH', `/tests/${id}/draft/settings`, { revision: (await draft(id)).settings_revision, settings })),
    bulk: async (id: string, ids: readonly string[], change: object) => {
      const { questions } = await draft(id)
      const named = questions.filter((each) => ids.includes(each.id))
      return send('POST', `/tests/${id}/draft/bulk`, {
        questions: named.map(({ id, revision }) => ({ id, revision })),
        change,
      })
    },
    order: (id: string, was: readonly string[], ids: readonly string[]) =>
      send('PUT', `/tests/${id}/draft/order`, { was, ids }),
    step: (id: string, direction: 'undo' | 'redo', seq: number | undefined) =>
      send('POST', `/tests/${id}/draft/${direction}`, { seq: seq ?? 1 }),
    undo: async (id: string) =>
      state(send('POST', `/tests/${id}/draft/undo`, { seq: (await draft(id)).undo?.seq ?? 1 })),
    redo: async (id: string) =>
      state(send('POST', `/tests/${id}/draft/redo`, { seq: (await draft(id)).redo?.seq ?? 1 })),
    state,
    publish,
    published: async (id: string, more: object = {}) => dataOf(publishedTest, publish(id, more)),
    versions: async (id: string) =>
      list(testVersion).parse(await (await send('GET', `/tests/${id}/versions`)).json()).data,
    compare: (id: string, query = '') => dataOf(draftComparison, send('GET', `/tests/${id}/draft/comparison${query}`)),
    preview: (id: string, query = '') => dataOf(draftPreview, send('GET', `/tests/${id}/draft/preview${query}`)),
    /** A test with so many questions that could go live. */
    written: async (questions: number, more: object = {}) => {
      const test = await create(more)
      if (questions > 0)
        await paste(
          test.id,
          Array.from({ length: questions }, (_, number) => finishedQuestion(number)),
        )
      return test
    },
    /** The same, published. */
    live: async (questions: number, more: object = {}) => {
      const test = await create(more)
      await paste(
        test.id,
        Array.from({ length: questions }, (_, number) => finishedQuestion(number)),
      )
      await dataOf(publishedTest, publish(test.id, { short: questions < 25 }))
      return test
    },
  }
}
