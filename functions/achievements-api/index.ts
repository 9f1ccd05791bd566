import { createDependencies } from '../_http/dependencies.ts'
import { createAchievementsApi } from './app.ts'

Deno.serve(createAchievementsApi(createDependencies()).fetch)
