import { createDependencies } from '../_http/dependencies.ts'
import { createCommunitiesApi } from './app.ts'

Deno.serve(createCommunitiesApi(createDependencies()).fetch)
