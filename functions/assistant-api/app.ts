import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { ABOUT } from './about.ts'
import { createHelpRoutes } from './help-routes.ts'
import { createStaffRoutes } from './staff-routes.ts'

export const createAssistantApi = (deps: Dependencies) =>
  createFunctionApp('assistant-api', deps, ABOUT).route('/', createHelpRoutes(deps)).route('/', createStaffRoutes(deps))

export type AssistantApi = ReturnType<typeof createAssistantApi>
