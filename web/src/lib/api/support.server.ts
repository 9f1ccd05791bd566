import { error } from '@sveltejs/kit'
import { hc, parseResponse } from 'hono/client'
import type { SupportApi } from '#functions/support-api/app.ts'
import type { QueueShow } from '#lib/features/support/queue-filter.ts'
import type { ChangeReplyBody, NewReplyBody } from '#contracts/support/replies.ts'
import type {
  AnswerBody,
  AskBody,
  ChangeAnswerBody,
  HandOverBody,
  SettleBody,
  VoteBody,
} from '#contracts/support/support.ts'
import { ANSWER_PATIENCE, asUser, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const QUESTION = 'question_not_found'
const REPLY = 'reply_not_found'
const refused = toFormRefusal(QUESTION, ({ status }) => [403, 409, 422].includes(status))

/** The function support-api. A key makes a message one message, however often it is sent. */
export function supportApi(token: string) {
  const api = hc<SupportApi>(base, asUser(token))['support-api']
  const { threads, queue, answers, replies } = api
  const mine = threads[':id']
  const asked = queue[':id']
  const withKey = (key: string) => ({ 'idempotency-key': key })
  return {
    search: (community: string, q: string) =>
      parseResponse(api.search.$get({ query: { community, q } })).catch(toPageError(COMMUNITY)),
    ask: (json: AskBody, key: string) =>
      parseResponse(threads.$post({ json, header: withKey(key) })).catch(
        toFormRefusal(COMMUNITY, ({ code, status }) => [409, 422].includes(status) || code === 'exam_running'),
      ),
    assistant: (community: string) =>
      parseResponse(api.assistant.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    /** The assistant's answer to a question, as the stream in which it comes. */
    streamAnswer: async (id: string, signal?: AbortSignal): Promise<Response> => {
      const param = await idParam(id, QUESTION)
      return fetch(`${base}/support-api/threads/${param.id}/answer`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_PATIENCE), ...(signal ? [signal] : [])]),
      })
    },
    myQuestions: (community: string) =>
      parseResponse(threads.$get({ query: { community, limit: 20 } })).catch(toPageError(COMMUNITY)),
    myQuestion: async (community: string, id: string) => {
      const param = await idParam(id, QUESTION)
      const { data } = await parseResponse(mine.$get({ param })).catch(toPageError(QUESTION))
      if (data.community !== community) error(404, 'No such question.', { code: QUESTION })
      return data
    },
    write: async (id: string, body: string, key: string) => {
      const param = await idParam(id, QUESTION)
      return parseResponse(mine.messages.$post({ param, json: { body }, header: withKey(key) })).catch(refused)
    },
    resolve: async (id: string) => {
      const param = await idParam(id, QUESTION)
      return parseResponse(mine.resolve.$post({ param })).catch(toPageError(QUESTION))
    },
    askForPerson: async (id: string) => {
      const param = await idParam(id, QUESTION)
      return parseResponse(mine.person.$post({ param })).catch(toPageError(QUESTION))
    },
    vote: (slug: string, json: VoteBody) =>
      parseResponse(api.articles[':slug'].vote.$put({ param: { slug }, json })).catch(toPageError('article_not_found')),
    answer: async (id: string) => {
      const param = await idParam(id, 'answer_not_found')
      return parseResponse(answers[':id'].$get({ param })).catch(toPageError('answer_not_found'))
    },

    queue: (community: string, { after, ...filter }: QueueShow) =>
      parseResponse(queue.$get({ query: { community, ...filter, cursor: after, limit: 20 } })).catch(
        toPageError(COMMUNITY),
      ),
    question: async (community: string, id: string) => {
      const param = await idParam(id, QUESTION)
      const { data } = await parseResponse(asked.$get({ param })).catch(toPageError(QUESTION))
      if (data.community !== community) error(404, 'No such question.', { code: QUESTION })
      return data
    },
    claim: async (id: string, release: boolean) => {
      const param = await idParam(id, QUESTION)
      return parseResponse(asked.claim.$post({ param, json: { release } })).catch(refused)
    },
    reply: async (id: string, json: AnswerBody, key: string) => {
      const param = await idParam(id, QUESTION)
      return parseResponse(asked.answer.$post({ param, json, header: withKey(key) })).catch(refused)
    },
    settle: async (id: string, json: SettleBody) => {
      const param = await idParam(id, QUESTION)
      return parseResponse(asked.state.$post({ param, json })).catch(refused)
    },
    merge: async (id: string, into: string) => {
      const param = await idParam(id, QUESTION)
      return parseResponse(asked.merge.$post({ param, json: { into } })).catch(refused)
    },
    handOver: async (id: string, json: HandOverBody) => {
      const param = await idParam(id, QUESTION)
      return parseResponse(asked['hand-over'].$post({ param, json })).catch(refused)
    },
    draft: async (id: string) => {
      const param = await idParam(id, QUESTION)
      return parseResponse(asked.draft.$post({ param, json: {} })).catch(refused)
    },
    drafts: (community: string, state: 'draft' | 'published') =>
      parseResponse(answers.$get({ query: { community, state } })).catch(toPageError(COMMUNITY)),
    changeAnswer: async (id: string, json: ChangeAnswerBody) => {
      const param = await idParam(id, 'answer_not_found')
      return parseResponse(answers[':id'].$patch({ param, json })).catch(refused)
    },
    replies: (community: string) => parseResponse(replies.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    createReply: (json: NewReplyBody) => parseResponse(replies.$post({ json })).catch(toFormRefusal(COMMUNITY)),
    changeReply: async (id: string, json: ChangeReplyBody) => {
      const param = await idParam(id, REPLY)
      return parseResponse(replies[':id'].$put({ param, json })).catch(toFormRefusal(REPLY))
    },
    deleteReply: async (id: string) => {
      const param = await idParam(id, REPLY)
      return parseResponse(replies[':id'].$delete({ param })).catch(toPageError(REPLY))
    },
  }
}
