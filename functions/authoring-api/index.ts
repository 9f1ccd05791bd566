import { createDependencies } from '../_http/dependencies.ts'
import { createAuthoringApi } from './app.ts'

Deno.serve(createAuthoringApi(createDependencies()).fetch)
