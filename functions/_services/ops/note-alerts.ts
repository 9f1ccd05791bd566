import { storeAlerts } from '../../_db/queries/ops/figures.ts'
import { withService } from '../../_db/session.ts'
import { gatherFigures } from './gather.ts'
import type { OpsContext } from './ops-services.ts'

/** Notes the state of every alert, so that it can be said since when it is so. */
export async function noteAlerts(context: Pick<OpsContext, 'db' | 'now' | 'ops'>): Promise<void> {
  const { judgements } = await gatherFigures(context)
  await withService(context.db, (tx) =>
    storeAlerts(
      tx,
      judgements.map(({ alert, state }) => ({ alert, state })),
    ),
  )
}
