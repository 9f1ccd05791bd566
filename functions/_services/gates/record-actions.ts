import type { Action, BatchItem } from '../../_contracts/gates/actions.ts'
import type { Claims } from '../../_db/session.ts'
import { recordAction, type ActionServices } from './record-action.ts'

/** One after the other, in their order; what is refused stops nothing. What is wrong with one is for the caller to say. */
export async function recordBatch(
  recording: ActionServices,
  claims: Claims,
  actions: readonly Action[],
  toProblem: (error: unknown) => Extract<BatchItem, { status: 'refused' }>['problem'],
): Promise<BatchItem[]> {
  const answers: BatchItem[] = []
  for (const action of actions)
    answers.push(
      await recordAction(recording, claims, action).then(
        (result): BatchItem => ({ status: 'recorded', result }),
        (error: unknown): BatchItem => ({ status: 'refused', problem: toProblem(error) }),
      ),
    )
  return answers
}
