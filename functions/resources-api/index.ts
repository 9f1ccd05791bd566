import { createDependencies } from '../_http/dependencies.ts'
import { createResourcesApi } from './app.ts'

Deno.serve(createResourcesApi(createDependencies()).fetch)
