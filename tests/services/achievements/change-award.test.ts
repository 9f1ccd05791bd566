import { beforeAll, describe, expect, it } from 'vitest'
import { useGuild } from '../../support/guild.ts'
import { problemOf } from '../../support/problem.ts'

describe('changing how an award is shown', () => {
  const guild = useGuild()
  let me: string
  beforeAll(async () => {
    await guild.publish(
      ...[1, 2, 3, 4, 5].map((number) => ({
        slug: `posts_${number}`,
        criteria: { counter: 'post_created', gte: number },
      })),
    )
    me = await guild.member('student')
    await guild.post(me, 5)
  })
  const award = async (number: number) =>
    (await guild.catalogue(me)).find(({ slug }) => slug === `posts_${number}`)?.award?.id ?? ''
  const changeAward = async (number: number, body: object, person = me) =>
    guild.ask('PATCH', `/mine/${await award(number)}`, person, body)
  const featured = async () => (await guild.catalogue(me)).map(({ award }) => award?.featured ?? null)

  it('features three awards, and refuses a fourth', async () => {
    for (const number of [1, 2, 3]) expect((await changeAward(number, { featured: true })).status).toBe(200)
    expect(await problemOf(await changeAward(4, { featured: true }))).toMatchObject({
      status: 409,
      code: 'featured_full',
    })
    expect(await featured()).toEqual([1, 2, 3, null, null])
  })

  it('features an award once, however often it is asked, and uses a freed place next', async () => {
    const { data } = await (await changeAward(1, { featured: true })).json()
    expect(data).toMatchObject({ visibility: 'public', featured: 1 })
    await changeAward(2, { featured: false })
    await changeAward(4, { featured: true })
    expect(await featured()).toEqual([1, null, 3, 2, null])
  })

  it('unfeatures an award that is hidden, and refuses to feature a hidden one', async () => {
    const { data } = await (await changeAward(1, { visibility: 'private' })).json()
    expect(data).toMatchObject({ visibility: 'private', featured: null })
    expect(await problemOf(await changeAward(1, { featured: true }))).toMatchObject({
      status: 409,
      code: 'award_hidden',
    })
    expect((await changeAward(1, { visibility: 'public', featured: true })).status).toBe(200)
  })

  it('features three of five concurrent requests, and refuses the other two', async () => {
    for (const number of [1, 2, 3, 4]) await changeAward(number, { featured: false })
    const answers = await Promise.all([1, 2, 3, 4, 5].map((number) => changeAward(number, { featured: true })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2)
    expect(new Set(await featured())).toEqual(new Set([1, 2, 3, null]))
  })

  it("refuses another learner's award, and an empty change", async () => {
    const other = await guild.member('instructor')
    expect(await problemOf(await changeAward(1, { visibility: 'private' }, other))).toMatchObject({ status: 404 })
    expect(await problemOf(await changeAward(1, {}))).toMatchObject({ code: 'validation_failed' })
  })
})
