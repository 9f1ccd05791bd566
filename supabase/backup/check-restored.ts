import postgres from 'postgres'
import { connect } from '../../functions/_db/client.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { missingFrom } from './media.ts'
import { verifyAll } from '../../functions/_services/engine/verify-ledger.ts'

export interface RestoreCheck {
  name: string
  passed: boolean
  says: string
}

/** Whether a restored database is a whole Laude: its tables, the ledger, the wall between learners, the accounts, and a folder with its pictures and sounds. */
export async function checkRestored(url: string, media?: string): Promise<RestoreCheck[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [
      await checkTables(sql),
      await checkLedger(url),
      ...(await checkPolicies(sql)),
      await checkAccounts(sql),
      ...(await checkMedia(sql, media)),
    ]
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** How many rows each table has; those of partitions are their parent's. */
export async function countRows(sql: postgres.Sql): Promise<Map<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', nspname, relname) as name
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('public', 'private', 'auth') and relkind in ('r', 'p') and not relispartition
      and relpersistence = 'p'
    order by 1
  `
  const counts = new Map<string, number>()
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ count: number }[]>(`select count(*)::integer as count from ${name}`)
    counts.set(name, row?.count ?? 0)
  }
  return counts
}

async function checkTables(sql: postgres.Sql): Promise<RestoreCheck> {
  const counts = await countRows(sql)
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return {
    name: 'Tables',
    passed: (counts.get('public.communities') ?? 0) > 0,
    says: `${counts.size} tables, ${rows} rows`,
  }
}

async function checkLedger(url: string): Promise<RestoreCheck> {
  const db = connect(url, { name: 'laude drill', max: 2, genericPlans: 1 })
  try {
    const differences = verifyAll(db, createRulesets())
    for (let found = 0; ; found++) {
      const next = await differences.next()
      if (next.done)
        return { name: 'Ledger', passed: found === 0, says: `${next.value} learners checked, ${found} differences` }
    }
  } finally {
    await db.end()
  }
}

/** Of these a learner sees what is theirs and nothing else (tests/rls/matrix.test.ts). */
const OWN_ALONE = ['attempts', 'notifications', 'xp_transactions']

async function checkPolicies(sql: postgres.Sql): Promise<RestoreCheck[]> {
  const [learner] = await sql<{ user_id: string }[]>`
    select user_id
    from user_achievements
    where not exists (
      select from memberships where memberships.user_id = user_achievements.user_id and role <> 'student'
    )
    group by user_id
    order by count(*) desc
    limit 1
  `
  if (!learner) return [{ name: 'Policies', passed: true, says: 'no learner earned anything yet' }]
  const seenBy = (role: string, claims: object, table: string) => countAs(sql, { role, claims, table })
  const checks = OWN_ALONE.map(async (table): Promise<RestoreCheck> => {
    const [own] = await sql<{ count: number }[]>`
      select count(*)::integer as count from ${sql(table)} where user_id = ${learner.user_id}
    `
    const seen = await seenBy('authenticated', { sub: learner.user_id, role: 'authenticated' }, table)
    const open = await seenBy('anon', { role: 'anon' }, table)
    return {
      name: `Policies of ${table}`,
      passed: seen === own?.count && !open,
      says: `a learner sees ${seen ?? 'none'} of ${own?.count ?? 0} own rows, a visitor ${open ?? 'none'}`,
    }
  })
  return Promise.all(checks)
}

const DENIED = '42501'

/** Undefined: none may be seen at all. */
async function countAs(sql: postgres.Sql, { role, claims, table }: { role: string; claims: object; table: string }) {
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`
      const [row] = await tx<{ count: number }[]>`select count(*)::integer as count from ${tx(table)}`
      return row?.count
    })
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === DENIED) return undefined
    throw error
  }
}

async function checkMedia(sql: postgres.Sql, folder: string | undefined): Promise<RestoreCheck[]> {
  if (folder === undefined) return []
  const rows = await sql<{ name: string }[]>`select community_id || '/' || sha256 as name from media order by 1`
  const missing = await missingFrom(
    folder,
    rows.map(({ name }) => name),
  )
  const says = missing.length === 0 ? `all ${rows.length} files are there` : `without ${missing.join(', ')}`
  return [{ name: 'Media', passed: missing.length === 0, says }]
}

async function checkAccounts(sql: postgres.Sql): Promise<RestoreCheck> {
  const [row] = await sql<{ accounts: number; passwords: number; profiles: number }[]>`
    select
      count(*)::integer as accounts,
      (count(*) filter (where encrypted_password like '$2%'))::integer as passwords,
      (select count(*)::integer from profiles) as profiles
    from auth.users
  `
  const { accounts = 0, passwords = 0, profiles = 0 } = row ?? {}
  return {
    name: 'Accounts',
    passed: accounts === profiles,
    says: `${accounts} accounts, ${passwords} with a password, ${profiles} profiles`,
  }
}
