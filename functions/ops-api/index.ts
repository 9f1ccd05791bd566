import { createDependencies } from '../_http/dependencies.ts'
import { createOpsApi } from './app.ts'

Deno.serve(createOpsApi(createDependencies()).fetch)
