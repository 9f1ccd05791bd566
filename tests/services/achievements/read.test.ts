import { beforeAll, describe, expect, it } from 'vitest'
import { achievementDetail } from '../../../functions/_contracts/achievements/detail.ts'
import { refreshBoards } from '../../../functions/_services/boards/refresh.ts'
import { useGuild } from '../../support/guild.ts'
import { problemOf } from '../../support/problem.ts'

describe('the detail of an achievement', () => {
  const guild = useGuild()
  let me: string
  beforeAll(async () => {
    await guild.publish({ slug: 'writer', criteria: { counter: 'post_created', gte: 2 } })
    me = await guild.member('student')
    await guild.post(me, 3)
  })
  const idOf = async (slug: string) => {
    const [row] = await guild.sql()`select id from achievements where slug = ${slug} and community_id = ${guild.id()}`
    return row?.id
  }
  const ask = async (slug: string, person = me) =>
    guild.ask('GET', `/${await idOf(slug)}?community=${guild.slug()}`, person)
  const read = async (slug: string, person = me) =>
    achievementDetail.parse((await (await ask(slug, person)).json()).data)

  it('explains an award by the rule version, the event, the values that met it and the time', async () => {
    const { says, holders, learners, why } = await read('writer')
    expect([says, holders, learners]).toEqual(['Write 2 posts', 1, 1])
    expect(why).toEqual([
      expect.objectContaining({
        rule_version: 1,
        earned_at: '2026-01-06T12:00:00.000Z',
        satisfied_by: { post_created: 2 },
        event: expect.objectContaining({
          id: expect.any(String),
          type: 'post_created',
          occurred_at: '2026-01-06T12:00:00.000Z',
        }),
      }),
    ])
  })

  it('names the public username only if both the award and the profile are public', async () => {
    const sql = guild.sql()
    const publicAs = async () => (await read('writer')).public_as
    const [{ username } = { username: '' }] = await sql`select username from profiles where id = ${me}`
    for (const [profile, award, name] of [
      ['private', 'public', null],
      ['public', 'private', null],
      ['public', 'public', username],
    ] as const) {
      await sql`update profiles set visibility = ${profile} where id = ${me}`
      await sql`update user_achievements set visibility = ${award} where user_id = ${me}`
      expect(await publicAs(), `${award} award of a ${profile} profile`).toBe(name)
    }
  })

  it('explains an award by the version it was earned under, though the rule has changed since', async () => {
    await guild.publish({ slug: 'writer', criteria: { counter: 'post_created', gte: 5 } })
    const { version, versions, why, says } = await read('writer')
    expect([version, says]).toEqual([2, 'Write 5 posts'])
    expect(versions.map(({ version, says }) => [version, says])).toEqual([
      [2, 'Write 5 posts'],
      [1, 'Write 2 posts'],
    ])
    expect(why).toMatchObject([{ rule_version: 1, satisfied_by: { post_created: 2 } }])
  })

  it('explains an award of a later rule by the time it was met, without the values of other rules', async () => {
    await guild.publish(
      { slug: 'newer', criteria: { counter: 'post_created', gte: 1 } },
      { slug: 'another', criteria: { counter: 'post_created', gte: 1 } },
    )
    await guild.sweep()
    const { why } = await read('newer')
    expect(why).toMatchObject([
      { earned_at: '2026-01-05T12:00:00.000Z', event: { type: 'rules_swept', dims: {}, metrics: {} } },
    ])
    expect(why[0]?.unlocked_at).not.toBe(why[0]?.earned_at)
  })

  it('shows progress instead of an explanation to a learner who does not hold it', async () => {
    const other = await guild.member('student')
    expect(await read('writer', other)).toMatchObject({ why: [], holders: 1, progress: { have: 0, need: 5 } })
  })

  it('is not found for a secret that was not earned, nor by non-members', async () => {
    await guild.publish({ slug: 'hidden', criteria: { counter: 'post_created', gte: 50 } })
    await guild.sql()`update achievements set secret = true where slug = 'hidden'`
    expect(await problemOf(await ask('hidden'))).toMatchObject({ status: 404 })
    expect(await read('hidden', await guild.member('instructor'))).toMatchObject({ name: 'hidden', sealed: true })
    const [lumen] = await guild.sql()`select slug from communities where slug = 'lumen'`
    const elsewhere = await guild.ask('GET', `/${await idOf('writer')}?community=${lumen?.slug}`, me)
    expect(await problemOf(elsewhere)).toMatchObject({ status: 404 })
  })

  it('counts learners and holders without instructors and admins', async () => {
    const counts = async () => {
      const { holders, learners } = await read('writer')
      return { holders, learners }
    }
    const before = await counts()
    for (const role of ['instructor', 'admin'] as const) await guild.post(await guild.member(role), 6)
    await refreshBoards({ db: guild.api().database.db, now: Date.now }, 100)
    expect(await counts()).toEqual(before)
    await guild.post(await guild.member('student'), 6)
    await refreshBoards({ db: guild.api().database.db, now: Date.now }, 100)
    expect(await counts()).toEqual({ holders: before.holders + 1, learners: before.learners + 1 })
  })
})
