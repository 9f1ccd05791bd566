import type { Database } from './client.ts'
import { withUser, type Claims, type Transaction } from './session.ts'

class Rehearsed<T> extends Error {
  readonly result: T

  constructor(result: T) {
    super('The transaction was a rehearsal.')
    this.result = result
  }
}

/** Runs the work as the learner, with every check of the database, and rolls it back. */
export async function rehearse<T>(db: Database, claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await withUser<T>(db, claims, async (tx) => {
      throw new Rehearsed(await work(tx))
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.result
    throw error
  }
}
