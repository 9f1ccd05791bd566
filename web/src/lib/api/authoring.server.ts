import { error } from '@sveltejs/kit'
import { hc, parseResponse } from 'hono/client'
import type { z } from 'zod'
import type { AuthoringApi } from '#functions/authoring-api/app.ts'
import type { BulkBody, OrderQuestionsBody } from '#contracts/authoring/bulk.ts'
import type { comparisonQuery } from '#contracts/authoring/comparison.ts'
import type { AddQuestionBody, DraftSettingsBody, EditQuestionBody } from '#contracts/authoring/drafts.ts'
import type { draftImportQuery, PasteBody } from '#contracts/authoring/intake.ts'
import type { CopyTestBody, CreateTestBody, PublishBody } from '#contracts/authoring/tests.ts'
import { AUTHORED_PAGE, type AuthoredShow } from '#lib/features/authoring/authored-show.ts'
import { toBankQuery, type BankShow } from '#lib/features/authoring/bank-show.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

/** How long a file of 10 MiB may take to be read, in milliseconds. */
const FILE_PATIENCE = 60_000

const COMMUNITY = 'community_not_found'
const TEST = 'test_not_found'
const QUESTION = 'question_not_found'
const refusedTest = toFormRefusal(TEST)
const refusedQuestion = toFormRefusal(QUESTION)

/** The function authoring-api: tests as those who write them see them. */
export function authoringApi(token: string) {
  const { tests, questions, imports } = hc<AuthoringApi>(base, asUser(token))['authoring-api']
  const test = tests[':id']
  const { draft } = test
  const question = draft.questions[':question']
  return {
    listTests: (community: string, { search: q, page = '1', ...show }: AuthoredShow) => {
      const offset = AUTHORED_PAGE * (Number(page) - 1)
      const query = { community, q, ...show, limit: String(AUTHORED_PAGE), offset: String(offset) }
      return parseResponse(tests.$get({ query })).catch(toPageError(COMMUNITY))
    },
    createTest: (json: CreateTestBody) => parseResponse(tests.$post({ json })).catch(toFormRefusal(COMMUNITY)),
    copyTest: (id: string, json: CopyTestBody) =>
      parseResponse(test.copies.$post({ param: { id }, json })).catch(refusedTest),
    deleteTest: (id: string) => parseResponse(test.$delete({ param: { id } })).catch(refusedTest),
    changeStatus: (id: string, status: 'live' | 'retired') =>
      parseResponse(test.status.$put({ param: { id }, json: { status } })).catch(refusedTest),
    listVersions: async (id: string) =>
      parseResponse(test.versions.$get({ param: await idParam(id, TEST) })).catch(toPageError(TEST)),
    searchBank: async (community: string, show: BankShow) => {
      const query = { community, ...toBankQuery(show) }
      return (await parseResponse(questions.$get({ query })).catch(toPageError(COMMUNITY))).data
    },

    /** The working copy of a test of this community; a test of the user's other communities is not found. */
    readDraft: async (community: string, id: string) => {
      const param = await idParam(id, TEST)
      const { data } = await parseResponse(draft.$get({ param })).catch(toPageError(TEST))
      if (data.community.slug !== community) error(404, 'No such test.', { code: TEST })
      return data
    },
    beginDraft: (id: string, from_version: number) =>
      parseResponse(draft.$post({ param: { id }, json: { from_version } })).catch(refusedTest),
    discardDraft: (id: string, revision: number) =>
      parseResponse(draft.$delete({ param: { id }, query: { revision: String(revision) } })).catch(refusedTest),
    changeSettings: (id: string, json: DraftSettingsBody) =>
      parseResponse(draft.settings.$patch({ param: { id }, json })).catch(refusedTest),
    compare: async (id: string, query: z.input<typeof comparisonQuery>) =>
      parseResponse(draft.comparison.$get({ param: await idParam(id, TEST), query })).catch(toPageError(TEST)),
    /** The finished questions of the working copy, or one of them, as an attempt; null where there is none. */
    preview: async (id: string, one?: string) => {
      const answer = draft.preview.$get({ param: await idParam(id, TEST), query: { question: one } })
      return (await parseResponse(answer).catch(toPageError(TEST))).data.attempt
    },
    undo: (id: string, seq: number) =>
      parseResponse(draft.undo.$post({ param: { id }, json: { seq } })).catch(refusedTest),
    redo: (id: string, seq: number) =>
      parseResponse(draft.redo.$post({ param: { id }, json: { seq } })).catch(refusedTest),
    publish: (id: string, json: PublishBody) =>
      parseResponse(draft.publish.$post({ param: { id }, json })).catch(refusedTest),

    addQuestion: (id: string, json: AddQuestionBody) =>
      parseResponse(draft.questions.$post({ param: { id }, json })).catch(refusedTest),
    readQuestion: async (id: string, name: string) => {
      const [test, { id: question_id }] = await Promise.all([idParam(id, TEST), idParam(name, QUESTION)])
      const param = { ...test, question: question_id }
      return (await parseResponse(question.$get({ param })).catch(toPageError(QUESTION))).data
    },
    editQuestion: (id: string, name: string, json: EditQuestionBody) =>
      parseResponse(question.$patch({ param: { id, question: name }, json })).catch(refusedQuestion),
    removeQuestion: (id: string, name: string, revision: number) =>
      parseResponse(question.$delete({ param: { id, question: name }, query: { revision: String(revision) } })).catch(
        refusedQuestion,
      ),
    duplicateQuestion: (id: string, name: string) =>
      parseResponse(question.copies.$post({ param: { id, question: name }, json: {} })).catch(refusedQuestion),
    orderQuestions: (id: string, json: OrderQuestionsBody) =>
      parseResponse(draft.order.$put({ param: { id }, json })).catch(refusedTest),
    bulk: (id: string, json: BulkBody) => parseResponse(draft.bulk.$post({ param: { id }, json })).catch(refusedTest),
    paste: (id: string, json: PasteBody) =>
      parseResponse(draft.paste.$post({ param: { id }, json })).catch(refusedTest),
    /** The file itself is the body. */
    importFile: (query: z.input<typeof draftImportQuery>, file: Blob) =>
      parseResponse(
        imports.$post({ query }, { fetch, init: { body: file, signal: AbortSignal.timeout(FILE_PATIENCE) } }),
      ).catch(refusedTest),
  }
}
export type AuthoringClient = ReturnType<typeof authoringApi>
