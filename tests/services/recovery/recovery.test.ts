import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../../functions/_db/client.ts'
import type { LearnerKey } from '../../../functions/_db/queries/engine/learner-key.ts'
import { readFacts } from '../../../functions/_db/queries/recovery/read-record.ts'
import { lossInWords } from '../../../functions/_domain/recovery/words.ts'
import type { Engine } from '../../../functions/_services/engine/apply.ts'
import { rebuildUser } from '../../../functions/_services/engine/rebuild-ledger.ts'
import { createRulesets } from '../../../functions/_services/engine/rulesets.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { giveBack } from '../../../functions/_services/recovery/give-back.ts'
import { readLosses } from '../../../functions/_services/recovery/read-losses.ts'
import { cloneOf, type Clone } from '../../support/clone-of.ts'
import { useDatabase } from '../../support/database.ts'
import { createPerson } from '../../support/people.ts'
import { takeAway } from '../../support/revocations.ts'
import { createVeteran } from '../../support/veteran.ts'

const LEARNERS = 9
const TABLES = ['activity_events', 'xp_transactions', 'user_achievements', 'streak_days']

describe('the recovery of a learner', () => {
  const database = useDatabase()
  let engine: Engine
  let owner: Database
  let then: Clone
  const learners: LearnerKey[] = []
  let admin: string
  beforeAll(async () => {
    const { db, sql, url } = database()
    engine = { db, rulesets: createRulesets(), now: Date.now }
    owner = connect(url)
    admin = await createPerson(sql, 'Ada Admin')
    for (let count = 0; count < LEARNERS; count++) learners.push(await createVeteran(engine, sql))
    then = await cloneOf(database())
  })
  afterAll(async () => {
    await owner?.end()
    await then?.drop()
  })
  const next = () => {
    const learner = learners.pop()
    if (!learner) throw new Error('There are not enough learners.')
    return learner
  }
  const losses = ({ user_id }: LearnerKey) => readLosses(owner, then.db, user_id)
  const give = async (who: LearnerKey, { alsoRevoked = false } = {}) => {
    const options = { userId: who.user_id, actor: admin, reason: 'A restore.', now: Date.now(), alsoRevoked }
    return Promise.all((await losses(who)).map((loss) => giveBack(owner, loss, options)))
  }
  const verify = async (who: LearnerKey) =>
    (await verifyLearner(engine.db, engine.rulesets, who)).map(({ what }) => what)
  const facts = async ({ user_id }: LearnerKey) =>
    (await readFacts(database().sql, user_id)).map(({ kind, row }) => `${kind} ${row}`).toSorted()

  const stateOf = async ({ user_id }: LearnerKey) => {
    const [row] = await database().sql<{ total: number; level: number; earned: string[]; revoked: string[] }[]>`
      select total::int, level, array(select unnest(earned) order by 1) as earned, revoked
      from user_counters where user_id = ${user_id}
    `
    if (!row) throw new Error('The learner has no state.')
    return row
  }

  it('finds nothing where nothing is lost', async () => {
    const who = next()
    expect(await losses(who)).toEqual([])
    expect(await verify(who)).toEqual([])
  })

  it('gives back exactly the rows that were lost, whichever they were, and the state that follows from them', async () => {
    const { sql } = database()
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.subarray(TABLES, { minLength: 1 }), async (seed, tables) => {
        const who = next()
        const before = await facts(who)
        let deleted = 0
        for (const table of tables) {
          const { count } = await sql.unsafe(
            `delete from ${table} as row where user_id = $1 and hashtextextended(row::text, $2) % 3 = 0`,
            [who.user_id, seed],
          )
          deleted += count
        }
        const lost = (await losses(who)).flatMap((loss) => loss.lost)
        expect(lost.length).toBe(deleted)
        await give(who)
        expect(await facts(who)).toEqual(before)
        expect(await losses(who)).toEqual([])
        expect(await verify(who)).toEqual([])
      }),
      { numRuns: 4 },
    )
  })

  it('gives back once: a second gift of the same loss changes nothing', async () => {
    const who = next()
    await database().sql`delete from user_achievements where user_id = ${who.user_id}`
    const [loss] = await losses(who)
    if (!loss) throw new Error('Nothing was lost.')
    const options = { userId: who.user_id, actor: admin, reason: 'Twice.', now: Date.now() }
    const gifts = await Promise.all([giveBack(owner, loss, options), giveBack(owner, loss, options)])
    expect(gifts.map(({ given }) => given).toSorted((a, b) => a - b)).toEqual([0, loss.lost.length])
    expect(await verify(who)).toEqual([])
    const [noted] = await database().sql`
      select count(*)::int as times, min(actor_id::text) as actor, min(reason) as reason, min(details ->> 'user_achievements') as awards
      from audit_log where action = 'progress.recovered' and subject_id = ${who.user_id}
    `
    expect(noted).toEqual({ times: 1, actor: admin, reason: 'Twice.', awards: String(loss.lost.length) })
  })

  it('leaves revoked what was revoked since, also where the award itself was lost', async () => {
    const { sql } = database()
    const who = next()
    const held = await sql<{ id: string }[]>`
      select achievement_id as id from user_achievements where user_id = ${who.user_id} and revoked_at is null order by id limit 2
    `
    for (const { id } of held) await takeAway(engine, who, id)
    await sql`delete from user_achievements where user_id = ${who.user_id} and achievement_id = ${held[0]?.id ?? null}`
    const [loss] = await losses(who)
    expect(loss?.lost.map(({ kind }) => kind)).toEqual(['user_achievements'])
    expect(loss?.revokedSince.length).toBe(1)
    await give(who)
    const [row] = await sql`
      select count(*)::int as revoked from user_achievements
      where user_id = ${who.user_id} and achievement_id = any (${held.map(({ id }) => id)}) and revoked_at is not null
    `
    expect(row).toEqual({ revoked: 2 })
    expect(await verify(who)).toEqual([])
  })

  it('gives back what was revoked since where that is asked for, once, and with what it paid', async () => {
    const { sql } = database()
    const who = next()
    const before = await stateOf(who)
    const held = await sql<{ id: string }[]>`
      select achievement_id as id from user_achievements where user_id = ${who.user_id} and revoked_at is null order by id limit 2
    `
    for (const { id } of held) await takeAway(engine, who, id)
    expect((await stateOf(who)).total).toBeLessThan(before.total)
    await give(who, { alsoRevoked: true })
    expect(await stateOf(who)).toEqual(before)
    expect(await verify(who)).toEqual([])
    await give(who, { alsoRevoked: true })
    await rebuildUser(owner, who.user_id, Date.now)
    expect(await stateOf(who)).toEqual(before)
    expect(await verify(who)).toEqual([])
    // What was given back can be revoked again, and given back again.
    await takeAway(engine, who, held[0]?.id ?? '')
    expect((await stateOf(who)).total).toBeLessThan(before.total)
    expect(await verify(who)).toEqual([])
    await give(who, { alsoRevoked: true })
    expect(await stateOf(who)).toEqual(before)
    expect(await verify(who)).toEqual([])
  })

  it('says what is lost in words, changes nothing unless asked, and then gives it back', async () => {
    const { sql, url } = database()
    const who = next()
    await sql`delete from user_achievements where user_id = ${who.user_id} and revoked_at is null`
    await sql`delete from user_counters where user_id = ${who.user_id}`
    const [loss] = await losses(who)
    if (!loss) throw new Error('Nothing was lost.')
    const words = lossInWords(loss).join('\n')
    expect(words).toMatch(
      /^In Harbor.*:\n {2}\d+ achievements lost: .*; and \d+ more\n {2}XP: \d+ then \(level \d+\), none now/,
    )
    const run = async (...args: string[]) => {
      const file = join(import.meta.dirname, '../../../functions/recovery.ts')
      const { stdout } = await promisify(execFile)(process.execPath, [file, who.user_id, '--from', then.url, ...args], {
        env: { ...process.env, DATABASE_URL: url },
      })
      return stdout
    }
    expect(await run()).toBe(`${words}\n`)
    expect((await losses(who)).length).toBe(1)
    expect(await run('--give', '--by', admin, '--because', 'A restore.')).toContain(`${loss.lost.length} given back`)
    expect(await losses(who)).toEqual([])
    expect(await verify(who)).toEqual([])
  })
})
