import { isOperator } from '../../_db/queries/ops/operators.ts'
import { readAsUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

export const readAccess = async ({ db, claims }: WithClaims<DatabaseContext>): Promise<{ is_operator: boolean }> => ({
  is_operator: await readAsUser(db, claims, isOperator),
})

/** To everybody else there is nothing here. */
export async function requireOperator(context: WithClaims<DatabaseContext>): Promise<void> {
  const { is_operator: mayLook } = await readAccess(context)
  if (!mayLook) throw notFound('page')
}
