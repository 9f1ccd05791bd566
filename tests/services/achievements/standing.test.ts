import { beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from '../../support/problem.ts'
import { useGuild } from '../../support/guild.ts'

describe('the catalogue says how one stands', () => {
  const guild = useGuild()
  let poster: string
  let other: string
  beforeAll(async () => {
    await guild.publish(
      { slug: 'writer', criteria: { counter: 'post_created', gte: 1 }, tiers: { bronze: 2, silver: 5, gold: 10 } },
      { slug: 'first_post', criteria: { counter: 'post_created', gte: 1 } },
      { slug: 'fifty_posts', criteria: { counter: 'post_created', gte: 50 }, rarity: 'legendary' },
      { slug: 'early', criteria: { event: 'post_created', local_hour: { gte: 4, lt: 6 } } },
      { slug: 'hidden_one', criteria: { counter: 'post_created', gte: 4 } },
      { slug: 'hidden_two', criteria: { counter: 'post_created', gte: 9 } },
    )
    await guild.sql()`update achievements set secret = true where slug like 'hidden%'`
    poster = await guild.member('student', 'Pia')
    other = await guild.member('student', 'Otto')
    await guild.post(poster, 7)
    await guild.sql()`update profiles set visibility = 'public' where id = ${poster}`
  })
  const entry = async (person: string, slug: string) =>
    (await guild.catalogue(person)).find((entry) => entry.slug === slug)

  it('when it was earned, and how it is shown', async () => {
    expect(await entry(poster, 'first_post')).toMatchObject({
      earned_at: '2026-01-05T12:00:00.000Z',
      tier_held: null,
      award: { visibility: 'public', featured: null },
      progress: null,
    })
  })

  it('how far it is to every locked one that can have it, and to the next tier of others', async () => {
    const to = { have: 7, need: 50, share: 0.14, tier: null }
    expect(await entry(poster, 'fifty_posts')).toMatchObject({ earned_at: null, award: null, progress: to })
    expect(await entry(poster, 'early')).toMatchObject({ progress: null })
    expect(await entry(poster, 'writer')).toMatchObject({
      tier_held: 'silver',
      progress: { have: 7, need: 10, tier: 'gold' },
    })
    expect(await entry(other, 'writer')).toMatchObject({
      tier_held: null,
      progress: { have: 0, need: 2, tier: 'bronze' },
    })
  })

  it('secrets are open to who earned them, and tell nobody else how far they are', async () => {
    expect(await entry(poster, 'hidden_one')).toMatchObject({ secret: false, earned_at: expect.any(String) })
    const sealed = (await guild.catalogue(poster)).filter(({ secret }) => secret)
    expect(sealed).toEqual([expect.objectContaining({ name: 'A secret', progress: null, earned_at: null })])
  })

  it('and is searched by what one sees: pack, rarity, words, what is earned', async () => {
    const slugs = async (query: Record<string, string>) =>
      (await guild.catalogue(poster, query)).map(({ slug }) => slug).toSorted()
    expect(await slugs({ rarity: 'legendary' })).toEqual(['fifty_posts'])
    expect(await slugs({ search: 'POST' })).toEqual(['fifty_posts', 'first_post'])
    expect(await slugs({ search: 'hidden_two' })).toEqual([])
    expect(await slugs({ state: 'earned' })).toEqual(['first_post', 'hidden_one', 'writer'])
    expect(await slugs({ state: 'locked' })).toEqual(['early', 'fifty_posts', 'secret'])
    expect(await slugs({ pack: 'courses' })).toEqual([])
    expect(await problemOf(await guild.ask('GET', `?community=${guild.slug()}&state=lost`, poster))).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'query.state' }],
    })
  })

  it("another learner's are those they show, and none of their progress", async () => {
    const seen = await guild.catalogue(other, { user_id: poster })
    expect(seen.map(({ slug }) => slug)).toEqual(['writer', 'first_post', 'secret'])
    expect(seen.every(({ earned_at, progress }) => earned_at !== null && progress === null)).toBe(true)
    await guild.sql()`
      update user_achievements set visibility = 'private'
      where user_id = ${poster} and achievement_id = (select id from achievements where slug = 'first_post')
    `
    expect((await guild.catalogue(other, { user_id: poster })).map(({ slug }) => slug)).toEqual(['writer', 'secret'])
  })

  it('of somebody whose profile is their own, members see nothing, instructors all', async () => {
    await guild.sql()`update profiles set visibility = 'private' where id = ${poster}`
    expect(await guild.catalogue(other, { user_id: poster })).toEqual([])
    expect(await guild.catalogue(await guild.member('instructor'), { user_id: poster })).toHaveLength(3)
    expect(await guild.catalogue(poster, { user_id: poster })).toHaveLength(3)
  })

  it('instructors know the secrets they define', async () => {
    const seen = await guild.catalogue(await guild.member('instructor'))
    expect(seen.map(({ slug }) => slug).filter((slug) => /hidden|secret/.test(slug))).toEqual([
      'hidden_one',
      'hidden_two',
    ])
  })

  it('what is retired stays with those who earned it, and is gone for others', async () => {
    await guild.sql()`update achievements set status = 'retired' where slug = 'first_post'`
    expect(await entry(poster, 'first_post')).toMatchObject({ status: 'retired', earned_at: expect.any(String) })
    expect(await entry(other, 'first_post')).toBeUndefined()
  })
})
