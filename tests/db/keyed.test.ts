import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { connect } from '../../functions/_db/client.ts'
import { saveAttempt } from '../../functions/_db/queries/attempts/save.ts'
import { listEarned } from '../../functions/_services/achievements/list-earned.ts'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { finish } from '../support/activities.ts'
import { useDatabase } from '../support/database.ts'
import { addMember, createPerson } from '../support/people.ts'

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Cond'?: string
  Operation?: string
  'Subplan Name'?: string
  Plans?: Plan[]
}

/** What a plan reads of tables otherwise than by their key: for what is a learner's, that begins with who it is. */
function readWhole(plan: Plan): string[] {
  // Looks at awards only where one is taken away, which is rare; by the learner or, where there are few, all of them.
  if (plan['Subplan Name'] === 'CTE revoked_award') return []
  const table = plan['Relation Name']
  const reads = table !== undefined && plan.Operation === undefined
  const key = OF_NOBODY.test(table ?? '') ? 'id|slug' : 'user_id'
  const byKey = new RegExp(`\\b(${key}) =`).test(plan['Index Cond'] ?? '')
  const whole = reads && !byKey ? [`${plan['Node Type']} ${table} ${plan['Index Cond']}`] : []
  return [...whole, ...(plan.Plans ?? []).flatMap(readWhole)]
}

const OF_NOBODY = /^(communities|achievements|profiles)$/

/** What the plans read whole that this connection keeps, one of each statement it has prepared. */
async function keptPlans(sql: postgres.Sql) {
  const statements = await sql<{ name: string; statement: string; types: string }[]>`
    select name, statement, array_to_string(parameter_types, ',') as types
    from pg_prepared_statements
    where cardinality(parameter_types) > 0
  `
  return Promise.all(
    statements.map(async ({ name, statement, types }) => {
      const values = types.split(',').map((type) => (type === 'uuid' ? `'${randomUUID()}'` : `null::${type}`))
      const explained = await sql.unsafe<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
        `explain (format json) execute "${name}" (${values.join(',')})`,
      )
      return { statement, whole: explained.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => readWhole(Plan))) }
    }),
  )
}

describe('what is done by key', () => {
  const database = useDatabase()

  it('reads no table whole, even by a plan from when they were empty, or held a row', async () => {
    const { url, sql } = database()
    const db = connect(url, { genericPlans: 1 })
    try {
      const engine = { db, rulesets: createRulesets(), now: Date.now }
      const [harbor] = await sql`select id from communities where slug = 'harbor'`
      const user_id = await createPerson(sql, 'Lea Learner')
      await addMember(sql, harbor?.id, user_id, 'student')
      const [applied] = await applyEvents(engine, [finish({}, { user_id, community_id: harbor?.id })])
      expect(applied?.status).toBe('applied')
      const nobody = { user_id: randomUUID(), id: randomUUID() }
      const save = { ...nobody, revision: 0, responses: [], flags: [], position: 0, answered: 0 }
      expect(await saveAttempt(db, { ...save, status: 'in_progress' })).toBe(false)
      expect(
        await listEarned({ db, now: Date.now, claims: { sub: user_id, role: 'authenticated' } }, 'harbor'),
      ).not.toEqual([])

      const plans = () => db.genericPlans.withConnection((lane) => keptPlans(lane.sql))
      const kept = await plans()
      expect(kept.filter(({ whole }) => whole.length > 0)).toEqual([])
      // Reading and writing of events, saving an attempt, who asks, what they earned.
      expect(kept.map(({ statement }) => statement)).toHaveLength(5)
      // All of them are made anew where the planner learns how little there is.
      await sql`analyze`
      const made = await plans()
      expect(made.filter(({ whole }) => whole.length > 0)).toEqual([])
    } finally {
      await db.end()
    }
  })
})
