import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  answersQuery,
  articlePath,
  articleVote,
  changeAnswerBody,
  draftBody,
  found,
  publicAnswer,
  searchQuery,
  supportAnswer,
  threadPath,
  voteBody,
} from '../_contracts/support/support.ts'
import { listOfCommunity, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { createArticleStore } from '../_services/help/article-store.ts'
import { readVote, voteOnArticle } from '../_services/help/vote.ts'
import { changeAnswer, draftAnswer, listAnswers, readAnswer } from '../_services/support/answers.ts'
import { searchHelp } from '../_services/support/search.ts'

const searchRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Search'],
  path: '/search',
  operationId: 'searchHelp',
  summary: 'Find help articles, answered questions and resources',
  description: 'For members of the community. The last word may be incomplete, and a mistyped one is no harm.',
  ...refuses('no_community', 'not_found'),
  request: { query: searchQuery },
  responses: { ...problems, 200: json(listOfCommunity(found), 'At most five of each kind, the best first.') },
})

const voteRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Search'],
  path: '/articles/{slug}/vote',
  operationId: 'getArticleVote',
  summary: 'Get what you said of a help article',
  description: 'Nobody else sees it with your name.',
  request: { params: articlePath },
  responses: { ...problems, 200: json(one(articleVote), '`helpful` is null if you have not said anything.') },
})

const saveVoteRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Search'],
  path: '/articles/{slug}/vote',
  operationId: 'voteOnArticle',
  summary: 'Say whether a help article helped you',
  description: 'One vote a person; another one replaces it.',
  ...refuses('not_found'),
  request: { params: articlePath, body: body(voteBody) },
  responses: { ...problems, 200: json(one(articleVote), 'Your vote.') },
})

const answersRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Answers'],
  path: '/answers',
  operationId: 'listSupportAnswers',
  summary: 'List answers of a community in one state',
  description: 'For instructors and admins of the community.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: answersQuery },
  responses: { ...problems, 200: json(listOfCommunity(supportAnswer), 'The oldest first.') },
})

const answerRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Answers'],
  path: '/answers/{id}',
  operationId: 'getSupportAnswer',
  summary: 'Get a published answer',
  description: 'For members of its community.',
  ...refuses('not_found'),
  request: { params: threadPath },
  responses: { ...problems, 200: json(one(publicAnswer), 'Without names.') },
})

const draftRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Answers'],
  path: '/queue/{id}/draft',
  operationId: 'draftSupportAnswer',
  summary: 'Draft an answer for others from a question whose learner allows it',
  description:
    'For instructors and admins of its community. Names in the thread and email addresses are left out. Somebody else has to publish it.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: threadPath, body: body(draftBody) },
  responses: {
    ...problems,
    409: problemJson('Nobody has answered this question yet.'),
    201: json(one(supportAnswer), 'The draft.'),
  },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Answers'],
  path: '/answers/{id}',
  operationId: 'changeSupportAnswer',
  summary: 'Change, publish or decline an answer',
  description:
    'For instructors and admins of its community. Whoever changed the words last is the author, and somebody else publishes it. A published answer whose words change is a draft again.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: threadPath, body: body(changeAnswerBody) },
  responses: { ...problems, 200: json(one(supportAnswer), 'As it is now.') },
})

export const createAnswerRoutes = (deps: Dependencies) => {
  const context = contextOf({ ...deps, articles: createArticleStore(deps) })
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(searchRoute, async (c) => {
      const { community: named, q } = c.req.valid('query')
      const community = await choose(c, named)
      return c.json({ community, data: await searchHelp(context(c), { community, q }), page: { next: null } }, 200)
    })
    .openapi(voteRoute, async (c) => {
      const data = await readVote(context(c), c.req.valid('param').slug)
      return c.json({ data }, 200)
    })
    .openapi(saveVoteRoute, async (c) => {
      const data = await voteOnArticle(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(answersRoute, async (c) => {
      const { community: named, state } = c.req.valid('query')
      const community = await choose(c, named)
      return c.json({ community, data: await listAnswers(context(c), { community, state }), page: { next: null } }, 200)
    })
    .openapi(answerRoute, async (c) => {
      const data = await readAnswer(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(draftRoute, async (c) => {
      const data = await draftAnswer(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 201)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeAnswer(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
}
