import postgres from 'postgres'
import { prepareDatabase, unreachable } from '../local/database.ts'
import { Failure } from '../local/failure.ts'

/** Gives a database without tables those of this checkout. Returns whether it had none. */
export async function prepareTarget(url: string, root: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [there] = await sql<{ ours: boolean; auth: boolean }[]>`
      select to_regclass('public.communities') is not null as ours, to_regclass('auth.users') is not null as auth
    `
    if (there?.ours) return false
    if (there?.auth)
      throw new Failure(
        'The project of --into has no migrations yet.',
        'Apply them with npx supabase db push, without --include-seed; then try again.',
      )
  } catch (error) {
    throw unreachable(url, error, 'Start it, or mend --into.')
  } finally {
    await sql.end({ timeout: 2 })
  }
  await prepareDatabase(url, root)
  return true
}
