import { availableParallelism } from 'node:os'
import { connect, type Database } from '../functions/_db/client.ts'
import { refreshBoards } from '../functions/_services/boards/refresh.ts'
import { readTop } from '../functions/_services/boards/read.ts'
import { withCluster } from './cluster.ts'
import { quantile } from './statistics.ts'
import { makeMembers, moveSome } from './members.ts'

export interface RankSizes {
  members: number
  /** Members whose rank is read and compared with that of the whole board. */
  asked: number
  /** Learners whose scores change while it is measured what a refresh costs. */
  changed: number
}

export const SIZES: RankSizes = { members: 1_000_000, asked: 1000, changed: 5000 }
export const SMOKE: RankSizes = { members: 500, asked: 50, changed: 20 }

const METRIC = 'xp_all_time'

/** The first ten, the reader's rank and neighbors on a large board, compared with `rank()` over the whole board. */
export function benchRank(sizes: RankSizes, say: (line: string) => void) {
  return withCluster(async ({ sql, url }) => {
    say(`Making a board of ${sizes.members.toLocaleString('en')} …`)
    const { community, slug } = await makeMembers(sql, sizes.members)
    const db = connect(url(), { max: 2 })
    // Learners that the seeds changed.
    await refreshAll(db)
    await sql.unsafe('vacuum (analyze)')
    const readers = await sql<{ id: string; rank: number }[]>`
      select id, rank
      from (
        select user_id as id, rank() over (order by total desc)::integer as rank
        from user_counters
        where community_id = ${community} and total > 0
      ) as ranked
      order by random()
      limit ${sizes.asked}
    `
    const ask = (id: string) =>
      readTop({ db, now: Date.now, claims: { sub: id, role: 'authenticated' } }, { metric: METRIC, community: slug })
    for (const { id } of readers.slice(0, 50)) await ask(id)

    const times: number[] = []
    let wrong = 0
    for (const { id, rank } of readers) {
      const began = performance.now()
      const { me } = await ask(id)
      times.push(performance.now() - began)
      if (me?.rank !== rank) wrong++
    }
    say(`Asked ${readers.length} times; ${wrong} ranks are not those of the whole board.`)

    const changed = await moveSome(sql, community, sizes.changed)
    const began = performance.now()
    const refreshed = await refreshAll(db)
    const seconds = (performance.now() - began) / 1000
    await db.end()
    return {
      bench: 'rank',
      members: sizes.members,
      asked: readers.length,
      wrong,
      p50_ms: quantile(times, 0.5),
      p95_ms: quantile(times, 0.95),
      p95_goal: 5,
      max_ms: quantile(times, 1),
      changed,
      refreshed,
      refreshed_per_second: Math.round(refreshed / seconds),
      cores: availableParallelism(),
    }
  })
}

async function refreshAll(db: Database): Promise<number> {
  let refreshed = 0
  for (let more = true; more;) {
    const turn = await refreshBoards({ db, now: Date.now })
    refreshed += turn.refreshed
    more = turn.more
  }
  return refreshed
}
