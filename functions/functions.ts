import { createAchievementsApi } from './achievements-api/app.ts'
import { createAttemptsApi } from './attempts-api/app.ts'
import { createCommunitiesApi } from './communities-api/app.ts'
import { createCoursesApi } from './courses-api/app.ts'
import { createEventsWorker } from './events-worker/app.ts'
import { createGamificationApi } from './gamification-api/app.ts'
import { createMilestoneValidationApi } from './milestone-validation-api/app.ts'
import type { Dependencies } from './_http/dependencies.ts'

/** Every function by name, for a server that runs all of them. */
export const createFunctions = (deps: Dependencies) => ({
  'achievements-api': createAchievementsApi(deps),
  'attempts-api': createAttemptsApi(deps),
  'communities-api': createCommunitiesApi(deps),
  'courses-api': createCoursesApi(deps),
  'events-worker': createEventsWorker(deps),
  'gamification-api': createGamificationApi(deps),
  'milestone-validation-api': createMilestoneValidationApi(deps),
})
