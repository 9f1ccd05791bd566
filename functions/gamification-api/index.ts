import { createDependencies } from '../_http/dependencies.ts'
import { createGamificationApi } from './app.ts'

Deno.serve(createGamificationApi(createDependencies()).fetch)
