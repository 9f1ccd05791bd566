import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { ABOUT } from './about.ts'
import { createFileRoutes } from './file-routes.ts'
import { createMediaRoutes } from './media-routes.ts'

export const createMediaApi = (deps: Dependencies) =>
  createFunctionApp('media-api', deps, ABOUT).route('/', createMediaRoutes(deps)).route('/', createFileRoutes(deps))

export type MediaApi = ReturnType<typeof createMediaApi>
