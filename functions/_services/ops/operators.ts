import type { Database } from '../../_db/client.ts'
import { deleteOperator, insertOperator, selectOperators, type OperatorRow } from '../../_db/queries/ops/operators.ts'
import { inTransaction } from '../../_db/session.ts'

// With the login that the caller connected with, as these are read from Auth's own table. No request comes here.

export const listOperators = (db: Database): Promise<OperatorRow[]> =>
  inTransaction(db, async ({ tx }) => [...(await selectOperators(tx))])

/** False: there is no such account, or it operates the site already. */
export const addOperator = (db: Database, email: string): Promise<boolean> =>
  inTransaction(db, async ({ tx }) => (await insertOperator(tx, email)).length > 0)

/** False: nobody with this address operates the site. */
export const removeOperator = (db: Database, email: string): Promise<boolean> =>
  inTransaction(db, async ({ tx }) => (await deleteOperator(tx, email)).length > 0)
