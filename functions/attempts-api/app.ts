import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { finishAttempt } from '../_services/attempts/finish.ts'
import { listMyAttempts } from '../_services/attempts/list.ts'
import { readAttempt } from '../_services/attempts/read.ts'
import { readCalibration } from '../_services/attempts/read-calibration.ts'
import { reviewAttempt } from '../_services/attempts/review.ts'
import { saveProgress } from '../_services/attempts/save.ts'
import { startAttempt } from '../_services/attempts/start.ts'
import { readQuestionToReport, reportQuestion } from '../_services/corrections/report.ts'
import { listTests } from '../_services/tests/list.ts'
import { readTest } from '../_services/tests/read.ts'
import { ABOUT } from './about.ts'
import { createAnalysisRoutes } from './analysis-routes.ts'
import { createBankRoutes } from './bank-routes.ts'
import { createCommentRoutes } from './comment-routes.ts'
import { createLiveRoutes } from './live-routes.ts'
import { createMasteryRoutes } from './mastery-routes.ts'
import { createMemoryRoutes } from './memory-routes.ts'
import { createNoteRoutes } from './note-routes.ts'
import { createPlanRoutes } from './plan-routes.ts'
import { createPracticeRoutes } from './practice-routes.ts'
import {
  finishRoute,
  listAttemptsRoute,
  listTestsRoute,
  readAttemptRoute,
  readCalibrationRoute,
  readReportRoute,
  readTestRoute,
  readUnfinishedRoute,
  reportRoute,
  reviewRoute,
  saveRoute,
  startRoute,
} from './routes.ts'

export const createAttemptsApi = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return createFunctionApp('attempts-api', deps, ABOUT)
    .openapi(listTestsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listTests(context(c), community)
      // Each answer that is saved would make it outdated.
      c.set(
        'keepsChanging',
        data.some(({ mine }) => mine.running !== null),
      )
      return c.json({ community, data, page: { next: null } }, 200)
    })
    .openapi(readTestRoute, async (c) => {
      const data = await readTest(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(startRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const { attempt, resumed } = await startAttempt(context(c), { ...c.req.valid('json'), key })
      return resumed ? c.json({ data: attempt }, 200) : c.json({ data: attempt }, 201)
    })
    .openapi(listAttemptsRoute, async (c) => {
      const { community: named = null } = c.req.valid('query')
      const community = named && (await choose(c, named))
      const { data, next } = await listMyAttempts(context(c), c.req.valid('query'))
      return c.json({ community, data, page: { next } }, 200)
    })
    .openapi(readUnfinishedRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const [data = null] = (await listMyAttempts(context(c), { community, status: 'in_progress', limit: 1 })).data
      c.set('keepsChanging', data !== null)
      return c.json({ community, data }, 200)
    })
    .openapi(readCalibrationRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await readCalibration(context(c), community) }, 200)
    })
    .openapi(readAttemptRoute, async (c) => {
      const data = await readAttempt(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(saveRoute, async (c) => {
      const data = await saveProgress(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(finishRoute, async (c) => {
      const data = await finishAttempt(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(reviewRoute, async (c) => {
      const data = await reviewAttempt(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(readReportRoute, async (c) => {
      const data = await readQuestionToReport(context(c), { ...c.req.valid('param'), at: 'attempts' })
      return c.json({ data }, 200)
    })
    .openapi(reportRoute, async (c) => {
      const place = { ...c.req.valid('param'), at: 'attempts' } as const
      const data = await reportQuestion(context(c), { ...c.req.valid('json'), ...place })
      return c.json({ data }, 200)
    })
    .route('/', createBankRoutes(deps))
    .route('/', createAnalysisRoutes(deps))
    .route('/', createMemoryRoutes(deps))
    .route('/', createMasteryRoutes(deps))
    .route('/', createPracticeRoutes(deps))
    .route('/', createNoteRoutes(deps))
    .route('/', createCommentRoutes(deps))
    .route('/', createPlanRoutes(deps))
    .route('/', createLiveRoutes(deps))
}

export type AttemptsApi = ReturnType<typeof createAttemptsApi>
