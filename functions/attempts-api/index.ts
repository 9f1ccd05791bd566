import { createDependencies } from '../_http/dependencies.ts'
import { createAttemptsApi } from './app.ts'

Deno.serve(createAttemptsApi(createDependencies()).fetch)
