import type { Database, SentStatement } from '../../functions/_db/client.ts'

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Plans?: PlanNode[]
}

/** The kinds of steps that Postgres plans for the statements of an operation: `Index Scan on attempts by attempts_pkey`. */
export async function readPlans(db: Database, statements: readonly SentStatement[]): Promise<string[]> {
  const steps: string[] = []
  for (const pool of ['usual', 'generic'] as const) {
    const own = statements.filter((statement) => statement.pool === pool)
    if (own.length === 0) continue
    await (pool === 'usual' ? db : db.genericPlans).withConnection(async ({ sql }) => {
      await sql`begin`
      try {
        for (const { text, parameters } of own) {
          const values = parameters.map((value) => toValue(value))
          if (/^\s*select\s+set_config\(/i.test(text)) await sql.unsafe(text, values)
          if (!/^\s*(with|select|insert|update|delete)\s(?!\s*set_config)/i.test(text)) continue
          const rows = await sql.unsafe<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
            `explain (format json) ${text}`,
            values,
          )
          for (const row of rows) for (const { Plan } of row['QUERY PLAN']) steps.push(...stepsOf(Plan))
        }
      } finally {
        await sql`rollback`
      }
    })
  }
  return steps
}

/** As it was sent: a value of the driver's, or one that it makes a text of. */
function toValue(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value === null || value === undefined) return null
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}

function stepsOf(node: PlanNode): string[] {
  const on = node['Relation Name'] === undefined ? '' : ` on ${node['Relation Name']}`
  const by = node['Index Name'] === undefined ? '' : ` by ${node['Index Name']}`
  return [`${node['Node Type']}${on}${by}`, ...(node.Plans ?? []).flatMap(stepsOf)]
}

/** Steps that one plan has more often than another. */
export function stepsOnlyIn(plan: readonly string[], other: readonly string[]): string[] {
  const left = [...other]
  return plan.filter((step) => {
    const place = left.indexOf(step)
    if (place < 0) return true
    left.splice(place, 1)
    return false
  })
}
