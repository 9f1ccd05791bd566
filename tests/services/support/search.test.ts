import { describe, expect, it } from 'vitest'
import { found } from '../../../functions/_contracts/support/support.ts'
import { problemOf } from '../../support/problem.ts'
import { useSchool } from '../../support/school.ts'

describe('the search for help', () => {
  const school = useSchool()
  const search = async (person: string, q: string) => {
    const response = await school.api().ask(`/support-api/search?community=harbor&q=${encodeURIComponent(q)}`, person)
    expect(response.status).toBe(200)
    return found.array().parse((await response.json()).data)
  }

  it.each([
    ['what is a streak freeze', 'freezes'],
    ['freez', 'freezes'],
    ['delete my accuont', 'delete-my-account'],
    ['Wie: éxport my DATA!', 'export-my-data'],
    ['leaderbo', 'leaderboards'],
  ])('%s finds %s', async (q, slug) => {
    const { person } = await school.newcomer()
    const slugs = (await search(person, q)).map(({ id }) => id)
    expect(slugs.slice(0, 2)).toContain(slug)
  })

  it('finds resources of the community by their topic, with where they are', async () => {
    const { person } = await school.newcomer()
    const resources = (await search(person, 'subnetting')).filter(({ kind }) => kind === 'resource')
    expect(resources.length).toBeGreaterThan(0)
    expect(resources.map(({ url }) => url)).toSatisfy((urls: string[]) =>
      urls.every((url) => url.startsWith('https://')),
    )
  })

  it('is not impressed by operators, markup and nonsense', async () => {
    const { person } = await school.newcomer()
    for (const q of [
      "'; drop table help_articles; --",
      '!!! & | <->',
      '<script>',
      'zz zz',
      ':*',
      '\\ \\',
      '""',
      '%_',
      '🙂🙂',
    ])
      expect(await search(person, q)).toBeInstanceOf(Array)
  })

  it('an article has one vote a person, of its version', async () => {
    const { person } = await school.newcomer()
    const vote = (helpful: boolean, reason = '') =>
      school.api().ask('/support-api/articles/freezes/vote', person, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ helpful, reason }),
      })
    await Promise.all([vote(true), vote(true), vote(true)])
    expect((await vote(false, 'Too long')).status).toBe(200)
    const votes = await school.sql()`select is_helpful, reason, version from help_votes where user_id = ${person}`
    expect([...votes]).toEqual([{ is_helpful: false, reason: 'Too long', version: 1 }])
    const mine = await school.api().ask('/support-api/articles/freezes/vote', person)
    expect((await mine.json()).data).toEqual({ helpful: false, reason: 'Too long' })
    expect(
      await problemOf(
        await school.api().ask('/support-api/articles/none-such/vote', person, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ helpful: true }),
        }),
      ),
    ).toMatchObject({ status: 404 })
  })
})
