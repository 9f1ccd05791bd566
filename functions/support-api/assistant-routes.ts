import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { assistantOffer, assistantOfferQuery } from '../_contracts/support/assistant.ts'
import { threadPath } from '../_contracts/support/support.ts'
import { oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { EVENT_STREAM, eventStream } from '../_http/event-stream.ts'
import { forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { createArticleStore } from '../_services/help/article-store.ts'
import { answerTurn } from '../_services/support/answer-turn.ts'
import { offerAssistant } from '../_services/support/offer-assistant.ts'
import { takeTurn } from '../_services/support/take-turn.ts'

const offerRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Assistant'],
  path: '/assistant',
  operationId: 'getAssistantOffer',
  summary: 'Get whether the assistant answers what you ask in a community',
  description: 'It does not while you take an exam, in any community.',
  ...refuses('no_community', 'not_found'),
  request: { query: assistantOfferQuery },
  responses: { ...problems, 200: json(oneOfCommunity(assistantOffer), 'With the reason why it does not.') },
})

const ABOUT_ANSWER = `
Answers the last message of a question of yours that the assistant owns, only from help articles, published answers and resources of the
community, as server-sent events. Each has JSON as its data:

- \`start\`: \`replayed\` says whether the answer is stored, or being given, already.
- \`citation\`: what the answer is made of. Nothing is said before something is cited.
- \`text\`: Markdown to append. It is as untrusted as any text of a stranger.
- \`end\`: the last event. \`reason\` says how it ended; where that is not \`done\`, \`message\` is what to say.

A reader that leaves stops the model. Another request for the same message gets the same answer, unless that ended badly: then it is
given anew. Where too little was found, no model is asked (\`nothing_found\`). Refused while you take an exam in any community, and once
a person answers the question.`.trim()

const answerRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Assistant'],
  path: '/threads/{id}/answer',
  operationId: 'getAssistantAnswer',
  summary: 'Have the assistant answer a question of yours',
  description: ABOUT_ANSWER,
  ...refuses('conflict', 'exam_running', 'not_found'),
  request: { params: threadPath },
  responses: {
    ...problems,
    409: problemJson('A person answers this question.'),
    200: { description: 'Server-sent events.', content: { 'text/event-stream': { schema: z.string() } } },
  },
})

export function createAssistantRoutes(deps: Dependencies) {
  const context = contextOf({ ...deps, articles: createArticleStore(deps) })
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(offerRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await offerAssistant(context(c), community)
      return c.json({ community, data }, 200)
    })
    .openapi(answerRoute, async (c) => {
      const turn = await takeTurn(context(c), c.req.valid('param').id)
      const leaving = new AbortController()
      const stream = eventStream(answerTurn(context(c), turn, leaving.signal), {
        onLeave: () => leaving.abort(),
        // An answer ends by itself, within the time that a model has for it.
        onEnd: () => {},
      })
      return c.body(stream, 200, EVENT_STREAM)
    })
}
