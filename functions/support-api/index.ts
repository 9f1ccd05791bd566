import { createDependencies } from '../_http/dependencies.ts'
import { createSupportApi } from './app.ts'

Deno.serve(createSupportApi(createDependencies()).fetch)
