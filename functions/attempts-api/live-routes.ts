import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  createLiveBody,
  joinedLive,
  joinLiveBody,
  listedLive,
  liveListQuery,
  livePath,
  liveResults,
  liveSession,
  liveStepBody,
} from '../_contracts/live/live.ts'
import { listOfCommunity, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { EVENT_STREAM, eventStream, type ServerSent } from '../_http/event-stream.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { createLive } from '../_services/live/create.ts'
import { joinLive } from '../_services/live/join.ts'
import { listLive } from '../_services/live/list.ts'
import { openLiveStream, type SessionMessage } from '../_services/live/open-stream.ts'
import { readLive } from '../_services/live/read.ts'
import { readLiveResults } from '../_services/live/read-results.ts'
import { stepLive } from '../_services/live/step.ts'

const ofLive = { ...forSignedIn, tags: ['Live sessions'] }
const session = json(one(liveSession), 'As it stands now.')

const listRoute = createRoute({
  ...ofLive,
  method: 'get',
  path: '/live',
  operationId: 'listLiveSessions',
  summary: 'List the live sessions of a community, the newest first',
  description: 'Instructors see all, learners those that they joined; 50 at most.',
  ...refuses('no_community', 'not_found'),
  request: { query: liveListQuery },
  responses: { ...problems, 200: json(listOfCommunity(listedLive), 'The newest first.') },
})

const createLiveRoute = createRoute({
  ...ofLive,
  method: 'post',
  path: '/live',
  operationId: 'createLiveSession',
  summary: 'Open a live session on a test',
  description:
    'For instructors and admins. Everybody who joins gets the same questions in the same order. It waits in its lobby until it is started.',
  ...refuses('community_closed', 'length_unavailable', 'not_allowed', 'not_found', 'test_not_live'),
  request: { body: body(createLiveBody) },
  responses: { ...problems, 409: problemJson('The test is not live, or the community is closed.'), 201: session },
})

const joinRoute = createRoute({
  ...ofLive,
  method: 'post',
  path: '/live/join',
  operationId: 'joinLiveSession',
  summary: 'Join a live session by its code',
  description:
    'For members of its community; `join_first` names the community to join. Who comes late begins where the session is. A repeat changes nothing.',
  ...refuses('attempts_used_up', 'join_first', 'not_found', 'test_running'),
  request: { body: body(joinLiveBody) },
  responses: {
    ...problems,
    409: problemJson('You are no member yet, take the test already, or have taken all exams that it allows.'),
    200: json(one(joinedLive), 'You take part.'),
  },
})

const readRoute = createRoute({
  ...ofLive,
  method: 'get',
  path: '/live/{id}',
  operationId: 'getLiveSession',
  summary: 'Get where a live session stands',
  description:
    'A learner gets the question that is on, and what is right in it once it was revealed. An instructor also gets who is there and what was answered. Once the session is over, this request finishes your attempt in it.',
  ...refuses('not_found', 'read_only'),
  request: { params: livePath },
  responses: { ...problems, 200: session },
})

const stepRoute = createRoute({
  ...ofLive,
  method: 'post',
  path: '/live/{id}/steps',
  operationId: 'stepLiveSession',
  summary: 'Start a live session, reveal, go on, or end it',
  description:
    'For instructors and admins. `reveal` and `next` are for sessions in step. Of two who do the same at once, the second is refused with `live_moved_on`.',
  ...refuses(
    'community_closed',
    'feedback_later',
    'live_moved_on',
    'live_over',
    'not_allowed',
    'not_found',
    'test_not_live',
  ),
  request: { params: livePath, body: body(liveStepBody) },
  responses: {
    ...problems,
    409: problemJson('It has moved on, is over, or cannot take this step now.'),
    200: session,
  },
})

const resultsRoute = createRoute({
  ...ofLive,
  method: 'get',
  path: '/live/{id}/results',
  operationId: 'getLiveResults',
  summary: 'Get what was answered in a live session, question by question',
  description: 'For instructors and admins, once it is over.',
  ...refuses('live_running', 'not_allowed', 'not_found'),
  request: { params: livePath },
  responses: { ...problems, 409: problemJson('It is not over yet.'), 200: json(one(liveResults), 'By question.') },
})

const streamRoute = createRoute({
  ...ofLive,
  method: 'get',
  path: '/live/{id}/stream',
  operationId: 'streamLiveSession',
  summary: 'Stream where a live session stands',
  description: `
Sends server-sent events until the client leaves or the server ends the stream.

- \`moved\`: \`{revision}\`, at the start and whenever the session stands elsewhere: read the session then.
- \`counts\`: for instructors, who is there and what was answered, at the start and at most every 200 ms.
- \`end\`: \`{reason}\`, the last event, as in the stream of notifications.
- A comment every 20 seconds, so that a reader notices a dead connection.`.trim(),
  ...refuses('not_found'),
  request: { params: livePath },
  responses: {
    ...problems,
    200: { description: 'Server-sent events.', content: { 'text/event-stream': { schema: z.string() } } },
  },
})

/** How long a reader waits before it reconnects, in milliseconds; longer where it has too many streams. */
const RECONNECT = { soon: 1000, replaced: 60_000 }

async function* toServerSent(messages: AsyncIterable<SessionMessage>): AsyncGenerator<ServerSent> {
  yield { retry: RECONNECT.soon }
  for await (const it of messages) {
    if (it.event === 'heartbeat') yield {}
    else if (it.event === 'end')
      yield { ...it, retry: it.data.reason === 'replaced' ? RECONNECT.replaced : RECONNECT.soon }
    else yield { event: it.event, id: String(it.data.revision), data: it.data }
  }
}

/** Tests that instructors run with learners at the same time. */
export const createLiveRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await listLive(context(c), community), page: { next: null } }, 200)
    })
    .openapi(createLiveRoute, async (c) => c.json({ data: await createLive(context(c), c.req.valid('json')) }, 201))
    .openapi(joinRoute, async (c) => c.json({ data: await joinLive(context(c), c.req.valid('json')) }, 200))
    .openapi(readRoute, async (c) => c.json({ data: await readLive(context(c), c.req.valid('param').id) }, 200))
    .openapi(stepRoute, async (c) => {
      const data = await stepLive(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(resultsRoute, async (c) => {
      const data = await readLiveResults(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(streamRoute, async (c) => {
      const { messages, subscriber } = await openLiveStream(context(c), c.req.valid('param').id)
      const stream = eventStream(toServerSent(messages), {
        onLeave: () => subscriber.end('gone'),
        onEnd: subscriber.onEnd,
      })
      return c.body(stream, 200, EVENT_STREAM)
    })
}
