import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { ABOUT } from './about.ts'
import { createAchievementRoutes } from './achievement-routes.ts'
import { createAwardCommentRoutes } from './award-comment-routes.ts'
import { createBlockRoutes } from './block-routes.ts'
import { createBoardRoutes } from './board-routes.ts'
import { createCertificateRoutes } from './certificate-routes.ts'
import { createCheckRoutes } from './check-routes.ts'
import { createProfileRoutes } from './profile-routes.ts'
import { createSessionRoutes } from './session-routes.ts'
import { createStreakRoutes } from './streak-routes.ts'
import { createMailRoutes } from './mail-routes.ts'
import { createChallengeRoutes } from './challenge-routes.ts'
import { createGoalRoutes } from './goal-routes.ts'
import { createNotificationRoutes } from './notification-routes.ts'
import { createXpRoutes } from './xp-routes.ts'

export const createGamificationApi = (deps: Dependencies) =>
  createFunctionApp('gamification-api', deps, ABOUT)
    .route('/', createXpRoutes(deps))
    .route('/', createStreakRoutes(deps))
    .route('/', createGoalRoutes(deps))
    .route('/', createChallengeRoutes(deps))
    .route('/', createBoardRoutes(deps))
    .route('/', createNotificationRoutes(deps))
    .route('/', createMailRoutes(deps))
    .route('/', createCheckRoutes(deps))
    .route('/', createBlockRoutes(deps))
    .route('/', createAwardCommentRoutes(deps))
    .route('/', createProfileRoutes(deps))
    .route('/', createSessionRoutes(deps))
    .route('/', createAchievementRoutes(deps))
    .route('/', createCertificateRoutes(deps))

export type GamificationApi = ReturnType<typeof createGamificationApi>
