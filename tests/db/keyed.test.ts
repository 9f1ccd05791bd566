import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { connect } from '../../functions/_db/client.ts'
import { loadOutcomes } from '../../functions/_db/queries/attempts/outcomes.ts'
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

/** Scans of a plan that do not find their rows by key. The key of a learner's table begins with the learner. */
function wholeScans(plan: Plan): string[] {
  // Reads awards only when one is revoked, which is rare: by the learner or, in a small table, all of them.
  if (plan['Subplan Name'] === 'CTE revoked_award') return []
  const table = plan['Relation Name']
  const reads = table !== undefined && plan.Operation === undefined
  const key = HAS_NO_LEARNER.test(table ?? '') ? 'id|slug' : 'user_id'
  const byKey = new RegExp(`\\b(${key}) =`).test(plan['Index Cond'] ?? '')
  const whole = reads && !byKey ? [`${plan['Node Type']} ${table} ${plan['Index Cond']}`] : []
  return [...whole, ...(plan.Plans ?? []).flatMap(wholeScans)]
}

const HAS_NO_LEARNER = /^(communities|achievements|profiles)$/

/** The statements that this connection has prepared, each with the scans of its plan that are not by key. */
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
      return { statement, whole: explained.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => wholeScans(Plan))) }
    }),
  )
}

describe('statements with generic plans', () => {
  const database = useDatabase()

  it('scan no table whole, even by a plan made while the tables were empty or held one row', async () => {
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
      expect(await loadOutcomes(db, [nobody])).toEqual(new Map())
      expect(
        await listEarned({ db, now: Date.now, claims: { sub: user_id, role: 'authenticated' } }, 'harbor'),
      ).not.toEqual([])

      const plans = () => db.genericPlans.withConnection(({ sql }) => keptPlans(sql))
      const kept = await plans()
      expect(kept.filter(({ whole }) => whole.length > 0)).toEqual([])
      // Loading events, storing effects, saving an attempt, loading its outcome, setting the role, listing what a learner earned.
      expect(kept.map(({ statement }) => statement)).toHaveLength(6)
      // New statistics make Postgres plan every statement anew, now knowing how few rows there are.
      await sql`analyze`
      const made = await plans()
      expect(made.filter(({ whole }) => whole.length > 0)).toEqual([])
    } finally {
      await db.end()
    }
  })
})
