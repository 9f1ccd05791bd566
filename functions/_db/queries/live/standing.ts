import type { LiveStanding } from '../../../_domain/live/session.ts'
import { bindQuery } from '../../arrays.ts'
import type { ConnectionPool } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'

/** Where these sessions stand now, by their ids. */
export async function liveStandings(
  pool: ConnectionPool,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LiveStanding>> {
  const query = bindQuery<({ id: string } & LiveStanding)[]>`
    select id, pace, status, number, revealed from live_sessions where id = any (${[...ids]}::uuid[])
  `
  const rows = await withRepeat(pool, ({ sql }) => query(sql))
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}
