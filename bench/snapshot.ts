import { availableParallelism } from 'node:os'
import type postgres from 'postgres'
import { connect } from '../functions/_db/client.ts'
import type { Claims } from '../functions/_db/session.ts'
import type { Engine } from '../functions/_services/engine/apply.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { listCatalogue } from '../functions/_services/achievements/list-catalogue.ts'
import { takeSnapshot } from '../supabase/snapshot/take-snapshot.ts'
import { root, withCluster } from './cluster.ts'
import { drive } from './drive.ts'
import { findHarbor } from './find-harbor.ts'
import { createFinishes, learnerId } from './finishes.ts'
import { makeLearners, settle } from './learners.ts'
import { median, rounded } from './statistics.ts'

export interface SnapshotSizes {
  learners: number
  /** Events before the copy is made, so that there is a log to copy. */
  seconds: number
  rounds: number
  reads: number
}

export const SIZES: SnapshotSizes = { learners: 100_000, seconds: 20, rounds: 5, reads: 400 }
export const SMOKE: SnapshotSizes = { learners: 200, seconds: 0.5, rounds: 3, reads: 20 }

/** What an event and a catalogue cost in a masked snapshot, against the original, in alternation on the same Postgres. */
export function benchSnapshot({ learners, seconds, rounds, reads }: SnapshotSizes, say: (line: string) => void) {
  return withCluster(async ({ sql, url, clone }) => {
    const original = await open({ sql, url: url(), learners })
    say(`Making ${learners.toLocaleString('en')} learners …`)
    const ruleset = await original.engine.rulesets.at(original.communityId, 0, original.engine.db)
    await makeLearners(sql, { communityId: original.communityId, ruleset, from: 0, count: learners })
    await settle(sql)
    await original.event(seconds)

    const empty = await clone('bench_copy')
    await empty`delete from auth.users`
    const began = performance.now()
    const { tables } = await takeSnapshot({ from: url(), into: url('bench_copy') }, root)
    const taken = (performance.now() - began) / 1000
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    say(`Copied ${rows.toLocaleString('en')} rows in ${rounded(taken, 1)} s`)
    const copy = await open({ sql: empty, url: url('bench_copy'), learners })

    const both = { original, copy }
    const times = { original: { events: [], reads: [] }, copy: { events: [], reads: [] } } as Times
    for (const subject of [original, copy]) await settle(subject.sql)
    for (let round = 0; round <= rounds; round++) {
      for (const name of ['original', 'copy'] as const) {
        const event = await both[name].event(seconds / rounds)
        const read = await both[name].read(reads)
        // The first round warms up.
        if (round === 0) continue
        times[name].events.push(event)
        times[name].reads.push(read)
      }
      say(`Round ${round}: ${JSON.stringify(times)}`)
    }
    await Promise.all([original, copy].map(({ engine }) => engine.db.end()))
    const ratio = (of: keyof Times['copy']) => rounded(median(times.copy[of]) / median(times.original[of]), 2)
    return {
      bench: 'snapshot',
      event_ratio: ratio('events'),
      read_ratio: ratio('reads'),
      goal: 1.1,
      rows,
      seconds: rounded(taken, 1),
      microseconds: times,
      cores: availableParallelism(),
    }
  })
}

type Times = Record<'original' | 'copy', { events: number[]; reads: number[] }>

interface Opened {
  sql: postgres.Sql
  url: string
  learners: number
}

async function open({ sql, url, learners }: Opened) {
  const { id: communityId } = await findHarbor(sql)
  const engine: Engine = { db: connect(url, { genericPlans: 2 }), rulesets: createRulesets(), now: Date.now }
  const next = createFinishes({ communityId, from: 0, learners })
  return {
    sql,
    engine,
    communityId,
    /** Microseconds an event. */
    event: async (seconds: number) =>
      rounded(1e6 / (await drive({ engine, next, inFlight: 1, milliseconds: seconds * 1000 })), 1),
    /** Microseconds to read the catalogue, as one learner after another. */
    read: async (howMany: number) => {
      const began = performance.now()
      for (let read = 0; read < howMany; read++)
        await listCatalogue({ ...engine, claims: claimsOf((read * 37) % learners) }, { community: 'harbor' })
      return rounded(((performance.now() - began) * 1000) / howMany, 1)
    },
  }
}

const claimsOf = (number: number): Claims => ({
  sub: learnerId(number),
  role: 'authenticated',
  aud: 'authenticated',
})
