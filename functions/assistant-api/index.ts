import { createDependencies } from '../_http/dependencies.ts'
import { createAssistantApi } from './app.ts'

Deno.serve(createAssistantApi(createDependencies()).fetch)
