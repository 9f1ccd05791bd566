import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import { rulesVersionOf } from '../../_db/queries/marking/marks.ts'
import { withService } from '../../_db/session.ts'
import type { RegradeCauseKind } from '../../_domain/engine/regrades.ts'
import type { WithClaims } from '../context.ts'
import { regradeLearner, type GradingChange, type RegradeServices } from '../corrections/regrade-learner.ts'
import { awardMet } from '../rules/award-met.ts'

export type MarkingServices = WithClaims<RegradeServices>

/** Writes a change to what an attempt is graded with and grades it anew, and awards what is met then. */
export async function gradeWith(
  services: MarkingServices,
  { user_id, community_id, test_id }: AttemptRow,
  { kind, reason, ...change }: GradingChange & { kind: RegradeCauseKind; reason: string },
): Promise<void> {
  const cause = { kind, id: null, community_id, test_id, actor: services.claims.sub, reason }
  const outcome = await regradeLearner(services, cause, user_id, change)
  if (!outcome) return
  await withService(services.db, async (tx, sql) =>
    awardMet(services, tx, { users: [user_id], community_id, rules_version: await rulesVersionOf(sql, community_id) }),
  )
}
