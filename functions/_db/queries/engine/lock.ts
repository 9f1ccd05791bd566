import type postgres from 'postgres'

export interface LearnerKey {
  user_id: string
  community_id: string
}

/**
 * Takes the learners' locks for the rest of the transaction, always in one order, so that two batches never
 * wait for each other in a circle. Whatever writes a learner's progress takes them first.
 */
export function lockLearners(sql: postgres.ReservedSql | postgres.TransactionSql, learners: LearnerKey[]) {
  const keys = learners.map(lockKey).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sql`select pg_advisory_xact_lock(key) from unnest(${keys.map(String)}::bigint[]) as key`
}

/** Two learners may share a number; then they merely wait for each other. */
function lockKey({ user_id, community_id }: LearnerKey): bigint {
  const bits =
    BigInt(`0x${user_id.replaceAll('-', '').slice(16)}`) ^ BigInt(`0x${community_id.replaceAll('-', '').slice(16)}`)
  return BigInt.asIntN(64, bits)
}
