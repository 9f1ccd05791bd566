import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { ABOUT } from './about.ts'
import { createAssistantRoutes } from './assistant-routes.ts'
import { createAnswerRoutes } from './answer-routes.ts'
import { createQuestionRoutes } from './question-routes.ts'
import { createQueueRoutes } from './queue-routes.ts'
import { createReplyRoutes } from './reply-routes.ts'

export const createSupportApi = (deps: Dependencies) =>
  createFunctionApp('support-api', deps, ABOUT)
    .route('/', createAnswerRoutes(deps))
    .route('/', createQuestionRoutes(deps))
    .route('/', createQueueRoutes(deps))
    .route('/', createAssistantRoutes(deps))
    .route('/', createReplyRoutes(deps))

export type SupportApi = ReturnType<typeof createSupportApi>
