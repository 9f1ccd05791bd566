import { beforeAll, describe, expect, it } from 'vitest'
import { useGuild } from '../../support/guild.ts'
import { problemOf } from '../../support/problem.ts'

describe('what one earned is shown as one likes', () => {
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
  const show = async (number: number, body: object, person = me) =>
    guild.ask('PATCH', `/mine/${await award(number)}`, person, body)
  const featured = async () => (await guild.catalogue(me)).map(({ award }) => award?.featured ?? null)

  it('up to three are featured; the fourth is refused by name', async () => {
    for (const number of [1, 2, 3]) expect((await show(number, { featured: true })).status).toBe(200)
    expect(await problemOf(await show(4, { featured: true }))).toMatchObject({ status: 409, code: 'featured_full' })
    expect(await featured()).toEqual([1, 2, 3, null, null])
  })

  it('featuring again is featuring once, and a place that was left is taken next', async () => {
    const { data } = await (await show(1, { featured: true })).json()
    expect(data).toMatchObject({ visibility: 'public', featured: 1 })
    await show(2, { featured: false })
    await show(4, { featured: true })
    expect(await featured()).toEqual([1, null, 3, 2, null])
  })

  it('what is hidden is not featured', async () => {
    const { data } = await (await show(1, { visibility: 'private' })).json()
    expect(data).toMatchObject({ visibility: 'private', featured: null })
    expect(await problemOf(await show(1, { featured: true }))).toMatchObject({ status: 409, code: 'award_hidden' })
    expect((await show(1, { visibility: 'public', featured: true })).status).toBe(200)
  })

  it('of many at once as many get a place as there are', async () => {
    for (const number of [1, 2, 3, 4]) await show(number, { featured: false })
    const answers = await Promise.all([1, 2, 3, 4, 5].map((number) => show(number, { featured: true })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2)
    expect(new Set(await featured())).toEqual(new Set([1, 2, 3, null]))
  })

  it("nobody else's is there, and nothing is no change", async () => {
    const other = await guild.member('instructor')
    expect(await problemOf(await show(1, { visibility: 'private' }, other))).toMatchObject({ status: 404 })
    expect(await problemOf(await show(1, {}))).toMatchObject({ code: 'validation_failed' })
  })
})
