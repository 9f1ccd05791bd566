import { describe, expect, it } from 'vitest'
import { activity, finish } from '../../support/activities.ts'
import { publish, publishMilestone, publishTest } from '../../support/publish.ts'
import { takeAway } from '../../support/revocations.ts'
import { useSweeps } from '../../support/sweeps.ts'

describe('a rule that changes', () => {
  const { sql, engine, community, newcomer, apply, sweep, awardsOf, slugsOf, stateOf, toldTo, ledgerIsClean } =
    useSweeps()

  it('a new version of a rule is awarded to learners who now meet it, and to no learner twice', async () => {
    const [much, little] = [await newcomer(), await newcomer()]
    await apply([activity('post_created', much), activity('post_created', much)])
    await apply([activity('post_created', little)])
    await publish(sql(), community(), [{ slug: 'poster', criteria: { counter: 'post_created', gte: 2 } }])
    await sweep()
    expect([await slugsOf(much), await slugsOf(little)]).toEqual([['poster'], []])
    await publish(sql(), community(), [{ slug: 'poster', criteria: { counter: 'post_created', gte: 1 } }])
    expect(await sweep()).toMatchObject({ gained: 1 })
    expect((await awardsOf(much)).map(({ version }) => version)).toEqual([1])
    expect((await awardsOf(little)).map(({ version }) => version)).toEqual([2])
  })

  it('a revoked award is not awarded again by a new version of its rule', async () => {
    const who = await newcomer()
    await apply([activity('post_created', who)])
    await publish(sql(), community(), [{ slug: 'poster', criteria: { counter: 'post_created', gte: 1 } }])
    await sweep()
    const [poster] = await sql()`select id from achievements where community_id = ${community()}`
    await takeAway(engine(), who, poster?.id)
    await publish(sql(), community(), [{ slug: 'poster', criteria: { any: [{ counter: 'post_created', gte: 1 }] } }])
    expect(await sweep()).toMatchObject({ pages: 1, gained: 0 })
    await apply([activity('post_created', who)])
    expect(await stateOf(who)).toMatchObject({ total: 0, counters: { earned: [], revoked: [expect.any(String)] } })
    await ledgerIsClean()
  })

  it('retiring a test awards "every test" to learners who passed all that are left', async () => {
    const who = await newcomer()
    const [first, second] = [await publishTest(sql(), community(), 'one'), await publishTest(sql(), community(), 'two')]
    const criteria = { counter: 'test_completed@first_pass=true', gte: 'all_tests' }
    await publish(sql(), community(), [{ slug: 'test_finisher', criteria }])
    await apply([finish({ first_pass: true }, { ...who, content_id: first })])
    await sweep()
    expect(await slugsOf(who)).toEqual([])
    await sql()`update tests set status = 'retired' where id = ${second}`
    await sweep()
    expect(await slugsOf(who)).toEqual(['test_finisher'])
    expect(await toldTo(who)).toContain('digest of 1')
    await ledgerIsClean()
  })

  it('installing a pack sweeps its rules, however old they are', async () => {
    const who = await newcomer()
    await apply([activity('wod_completed', who)])
    await sql()`insert into community_packs (community_id, pack) values (${community()}, 'courses')`
    await sweep()
    expect(await slugsOf(who)).toContain('first_steps')
    await ledgerIsClean()
  })

  it('a milestone that needs less than before is swept, too', async () => {
    const who = await newcomer()
    const hard = await publishMilestone(sql(), community(), 'hard', { counter: 'post_created', gte: 99 })
    const easy = await publishMilestone(sql(), community(), 'easy', { counter: 'post_created', gte: 1 }, 'hard')
    await sql()`
      insert into milestone_prerequisites (community_id, course_milestone_id, needs_course_milestone_id)
      values (${community()}, ${easy}, ${hard})
    `
    const validated = async () => {
      const rows = await sql()<{ id: string }[]>`
        select course_milestone_id as id from user_milestone_progress where user_id = ${who.user_id} and status = 'validated'
      `
      return rows.map(({ id }) => id)
    }
    await apply([activity('post_created', who)])
    await sweep()
    expect(await validated()).toEqual([])
    await sql()`delete from milestone_prerequisites where course_milestone_id = ${easy}`
    await sweep()
    expect(await validated()).toEqual([easy])
    const later = await publishMilestone(sql(), community(), 'later', { milestones: ['easy'] })
    await sweep()
    expect((await validated()).toSorted()).toEqual([easy, later].toSorted())
    await ledgerIsClean()
  })
})
