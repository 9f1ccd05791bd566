import { createAchievementsApi } from '../achievements-api/app.ts'
import { createAssistantApi } from '../assistant-api/app.ts'
import { createAttemptsApi } from '../attempts-api/app.ts'
import { createAuthoringApi } from '../authoring-api/app.ts'
import { createCommunitiesApi } from '../communities-api/app.ts'
import { createCoursesApi } from '../courses-api/app.ts'
import { createGamificationApi } from '../gamification-api/app.ts'
import { createMediaApi } from '../media-api/app.ts'
import { createMilestoneValidationApi } from '../milestone-validation-api/app.ts'
import { createOpsApi } from '../ops-api/app.ts'
import { createSupportApi } from '../support-api/app.ts'
import { createResourcesApi } from '../resources-api/app.ts'
import type { Dependencies } from '../_http/dependencies.ts'

/** Every function whose GET requests a batch may hold, by name. */
export const createReadableFunctions = (deps: Dependencies) => ({
  'achievements-api': createAchievementsApi(deps),
  'assistant-api': createAssistantApi(deps),
  'attempts-api': createAttemptsApi(deps),
  'authoring-api': createAuthoringApi(deps),
  'communities-api': createCommunitiesApi(deps),
  'courses-api': createCoursesApi(deps),
  'gamification-api': createGamificationApi(deps),
  'media-api': createMediaApi(deps),
  'milestone-validation-api': createMilestoneValidationApi(deps),
  'ops-api': createOpsApi(deps),
  'support-api': createSupportApi(deps),
  'resources-api': createResourcesApi(deps),
})

export type ReadableFunctions = ReturnType<typeof createReadableFunctions>
