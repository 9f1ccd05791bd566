import { createDependencies } from '../_http/dependencies.ts'
import { createMilestoneValidationApi } from './app.ts'

Deno.serve(createMilestoneValidationApi(createDependencies()).fetch)
