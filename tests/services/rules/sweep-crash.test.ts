import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../../functions/_db/client.ts'
import { withService } from '../../../functions/_db/session.ts'
import { applyEvents, type Engine } from '../../../functions/_services/engine/apply.ts'
import { createRulesets } from '../../../functions/_services/engine/rulesets.ts'
import { verifyAll } from '../../../functions/_services/engine/verify-ledger.ts'
import { findAllGains } from '../../../functions/_services/rules/find-gains.ts'
import { awardGains } from '../../../functions/_services/rules/award-gains.ts'
import { rulesOf } from '../../../functions/_services/rules/rules-of.ts'
import { sweepNewRules } from '../../../functions/_services/rules/sweep.ts'
import { root } from '../../repo/files.ts'
import { activity } from '../../support/activities.ts'
import { useDatabase } from '../../support/database.ts'
import { createCommunity, createPerson } from '../../support/people.ts'
import { publish } from '../../support/publish.ts'

const LEARNERS = 45
const RULES = [
  { slug: 'one_post', criteria: { counter: 'post_created', gte: 1 } },
  { slug: 'night_owl', criteria: { event: 'post_created', local_hour: { gte: 12, lt: 13 } } },
  { slug: 'two_in_a_week', criteria: { within_days: 7, counter: 'post_created', gte: 2 } },
]

describe('a sweep that is interrupted', () => {
  const database = useDatabase()
  let community: string
  const newEngine = (max = 10): Engine => ({
    db: connect(database().url, { max }),
    rulesets: createRulesets(),
    now: Date.now,
  })
  beforeAll(async () => {
    await sweepNewRules({ db: database().db, rulesets: createRulesets(), now: Date.now })
  })

  const people = async (count: number) => {
    const { sql, db } = database()
    const engine = { db, rulesets: createRulesets(), now: Date.now }
    const ids = await Promise.all(Array.from({ length: count }, () => createPerson(sql, 'Lea')))
    const posts = (day: number) =>
      ids.map((user_id) => activity('post_created', { user_id, community_id: community, day }))
    for (const events of [posts(0), posts(3)])
      for (let first = 0; first < count; first += 100) await applyEvents(engine, events.slice(first, first + 100))
    await publish(sql, community, RULES)
  }
  beforeEach(async () => {
    community = await createCommunity(database().sql)
  })

  /** What each learner has of it: awards, messages, XP. */
  const everyonesShare = async () => {
    const rows = await database().sql`
      select
        (select count(*)::int from user_achievements as it where it.user_id = known.user_id) as awards,
        (
          select count(*)::int from notifications as it where it.user_id = known.user_id and kind = 'digest'
        ) as digests,
        (select sum(amount)::int from xp_transactions as it where it.user_id = known.user_id) as xp
      from user_counters as known
      where community_id = ${community}
    `
    return [...rows]
  }
  const shares = (count: number) => Array.from({ length: count }, () => ({ awards: 3, digests: 1, xp: 150 }))
  const sweptAt = async () => {
    const [row] = await database().sql`
      select swept_version >= rules_version as done, version, cursor
      from community_sweeps join communities on communities.id = community_id where community_id = ${community}
    `
    return row
  }
  const ledgerIsClean = async () => {
    for await (const difference of verifyAll(database().db, createRulesets())) expect(difference).toBeUndefined()
  }

  it('a sweep that stopped after any page is continued by the next sweeper', async () => {
    await people(LEARNERS)
    let gained = 0
    for (let more = true; more;) {
      const engine = newEngine(2)
      const swept = await sweepNewRules(engine, { size: 10, pages: 1 })
      await engine.db.end()
      expect(swept.pages).toBeLessThanOrEqual(1)
      gained += swept.gained
      more = swept.more
    }
    expect(gained).toBe(LEARNERS)
    expect(await everyonesShare()).toEqual(shares(LEARNERS))
    expect(await sweptAt()).toEqual({ done: true, version: null, cursor: null })
  })

  it('a sweep that stopped between the awards and the cursor repeats the page and awards nothing twice', async () => {
    const { sql } = database()
    await people(LEARNERS)
    await sql`create sequence storms`
    await sql`
      create function storm() returns trigger language plpgsql as $$
      begin
        if nextval('storms') in (2, 4) then
          raise exception 'a storm' using errcode = 'admin_shutdown';
        end if;
        return new;
      end
      $$
    `
    await sql`create trigger storm before update on community_sweeps for each row execute function storm()`
    const engine = { db: database().db, rulesets: createRulesets(), now: Date.now }
    const failures: unknown[] = []
    for (let more = true; more;)
      more = await sweepNewRules(engine, { size: 10 }).then(
        (swept) => swept.more,
        (error: unknown) => failures.push(error) > 0,
      )
    await sql`drop trigger storm on community_sweeps`
    expect(failures).toHaveLength(2)
    expect(await everyonesShare()).toEqual(shares(LEARNERS))
    await ledgerIsClean()
  })

  it('concurrent sweeps that found the same gains award each once', async () => {
    await people(LEARNERS)
    const engine = newEngine()
    const ruleset = await rulesOf(engine, community, '0')
    const page = { communityId: community, after: null, last: null }
    const find = () => withService(engine.db, (tx) => findAllGains(tx, { page, rules: ruleset.rules, now: Date.now() }))
    const found = await Promise.all([find(), find(), find()])
    const search = { type: 'rules_swept', communityId: community, ruleset, now: Date.now() } as const
    const given = await Promise.all(
      found.map((gains) => withService(engine.db, (tx) => awardGains(engine, tx, search, gains))),
    )
    expect(given.reduce((sum, { gained }) => sum + gained, 0)).toBe(LEARNERS)
    expect(await everyonesShare()).toEqual(shares(LEARNERS))

    await Promise.all([sweepNewRules(engine, { size: 10 }), sweepNewRules(engine, { size: 10 })])
    await sweepNewRules(engine)
    expect(await everyonesShare()).toEqual(shares(LEARNERS))
    await engine.db.end()
  })

  it('a sweep whose process is killed again and again is completed', async () => {
    const many = 60
    await people(many)
    let kills = 0
    for (let at = await sweptAt(); !at?.done; kills++) {
      const sweeper = spawn(process.execPath, [join(root, 'tests/support/sweep-process.ts')], {
        env: { ...process.env, DATABASE_URL: database().url },
        stdio: 'ignore',
      })
      const before = at?.cursor
      try {
        // Once it gets on, it is killed somewhere in the pages that follow.
        await expect.poll(async () => (at = await sweptAt())?.cursor !== before, { interval: 2 }).toBe(true)
        await rest(Math.random() * 30)
      } finally {
        sweeper.kill('SIGKILL')
      }
      await once(sweeper, 'exit')
      at = await sweptAt()
    }
    expect(kills).toBeGreaterThan(1)
    expect(await everyonesShare()).toEqual(shares(many))
    await ledgerIsClean()
  })
})
