import type { Action, BatchItem } from '../../_contracts/gates/actions.ts'
import type { WithClaims } from '../context.ts'
import { recordAction, type ActionServices } from './record-action.ts'

export interface ActionBatch {
  actions: readonly Action[]
  toProblem: (error: unknown) => Extract<BatchItem, { status: 'refused' }>['problem']
}

/** Records actions one after the other, in their order. A refused one becomes a problem and does not stop the others. */
export async function recordActions(
  context: WithClaims<ActionServices>,
  { actions, toProblem }: ActionBatch,
): Promise<BatchItem[]> {
  const items: BatchItem[] = []
  for (const action of actions)
    items.push(
      await recordAction(context, action).then(
        (reported): BatchItem => ({ status: 'recorded', ...reported }),
        (error: unknown): BatchItem => ({ status: 'refused', problem: toProblem(error) }),
      ),
    )
  return items
}
