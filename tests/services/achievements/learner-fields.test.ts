import { beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from '../../support/problem.ts'
import { useGuild } from '../../support/guild.ts'

describe("the reader's awards and progress in the catalogue", () => {
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

  it('include the time of an award and its visibility', async () => {
    expect(await entry(poster, 'first_post')).toMatchObject({
      earned_at: '2026-01-05T12:00:00.000Z',
      tier_held: null,
      award: { visibility: 'public', featured: null },
      progress: null,
    })
  })

  it('include progress to locked achievements and to the next tier', async () => {
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

  it('name a secret once it is earned, and show no progress before', async () => {
    expect(await entry(poster, 'hidden_one')).toMatchObject({ secret: false, earned_at: expect.any(String) })
    const sealed = (await guild.catalogue(poster)).filter(({ secret }) => secret)
    expect(sealed).toEqual([expect.objectContaining({ name: 'A secret', progress: null, earned_at: null })])
  })

  it('are filtered by pack, rarity, words and state, but not by the hidden words of a secret', async () => {
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

  it("are replaced by another learner's visible awards, without progress, if the query names that learner", async () => {
    const seen = await guild.catalogue(other, { user_id: poster })
    expect(seen.map(({ slug }) => slug)).toEqual(['writer', 'first_post', 'secret'])
    expect(seen.every(({ earned_at, progress }) => earned_at !== null && progress === null)).toBe(true)
    await guild.sql()`
      update user_achievements set visibility = 'private'
      where user_id = ${poster} and achievement_id = (select id from achievements where slug = 'first_post')
    `
    expect((await guild.catalogue(other, { user_id: poster })).map(({ slug }) => slug)).toEqual(['writer', 'secret'])
  })

  it('of a learner with a private profile are shown to instructors and the learner, not to other members', async () => {
    await guild.sql()`update profiles set visibility = 'private' where id = ${poster}`
    expect(await guild.catalogue(other, { user_id: poster })).toEqual([])
    expect(await guild.catalogue(await guild.member('instructor'), { user_id: poster })).toHaveLength(3)
    expect(await guild.catalogue(poster, { user_id: poster })).toHaveLength(3)
  })

  it('name the secrets of the community to an instructor', async () => {
    const seen = await guild.catalogue(await guild.member('instructor'))
    expect(seen.map(({ slug }) => slug).filter((slug) => /hidden|secret/.test(slug))).toEqual([
      'hidden_one',
      'hidden_two',
    ])
  })

  it('keep a retired achievement that was earned; other learners do not see it', async () => {
    await guild.sql()`update achievements set status = 'retired' where slug = 'first_post'`
    expect(await entry(poster, 'first_post')).toMatchObject({ status: 'retired', earned_at: expect.any(String) })
    expect(await entry(other, 'first_post')).toBeUndefined()
  })
})
