import type postgres from 'postgres'
import { loadBank } from '../../../../functions/_db/queries/tests/banks.ts'
import type { DemoLearner } from '../catalogue.ts'
import type { DemoBank } from './draw.ts'
import { itemsOf } from './items.ts'

/** The bank of every test that is there for these learners, by the test's id. */
export async function loadBanks(
  sql: postgres.Sql,
  learners: readonly DemoLearner[],
): Promise<ReadonlyMap<string, DemoBank>> {
  const tests = new Map(
    learners.flatMap((it) => it.communities).flatMap((it) => it.tests.map((test) => [test.id, test])),
  )
  const banks = new Map<string, DemoBank>()
  for (const { id, version, quotas } of tests.values())
    banks.set(id, { version, quotas, items: itemsOf(id, await loadBank(sql, id, version)) })
  return banks
}
