import { beforeAll, describe, expect, it } from 'vitest'
import { series, type Series } from '../../../functions/_contracts/ops/series.ts'
import { withUser } from '../../../functions/_db/session.ts'
import { addOperator, listOperators, removeOperator } from '../../../functions/_services/ops/operators.ts'
import { rollUpPage } from '../../../functions/_services/ops/roll-up.ts'
import { connect } from '../../../functions/_db/client.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { activity } from '../../support/activities.ts'
import { useApi } from '../../support/api.ts'
import { addMember, claimsOf, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { publish } from '../../support/publish.ts'

describe('the days of a community', () => {
  const api = useApi()
  const people = { operator: '', instructor: '', learners: [] as string[] }
  const groups = { large: '', small: '' }
  const slugs = new Map<string, string>()

  beforeAll(async () => {
    const { sql } = api().database
    people.operator = await createPerson(sql, 'Olga Operator')
    people.instructor = await createPerson(sql, 'Ivo Instructor')
    await sql`insert into site_operators (user_id) values (${people.operator})`
    for (const size of ['large', 'small'] as const) {
      const community = await createCommunity(sql)
      groups[size] = community
      await addMember(sql, community, people.instructor, 'instructor')
      await publish(sql, community, [
        { slug: 'first_post', criteria: { counter: 'post_created', gte: 1 } },
        { slug: 'many_posts', criteria: { counter: 'post_created', gte: 99 } },
      ])
      const [row] = await sql<{ slug: string }[]>`select slug from communities where id = ${community}`
      slugs.set(community, row?.slug ?? '')
      const today = new Date()
      for (let nth = 0; nth < (size === 'large' ? 6 : 2); nth++) {
        const learner = await createPerson(sql, `Learner ${nth}`)
        await addMember(sql, community, learner, 'student')
        people.learners.push(learner)
        await applyEvents(api().deps, [
          activity('post_created', {
            user_id: learner,
            community_id: community,
            occurred_at: today.getTime(),
            local_date: today.toISOString().slice(0, 10),
          }),
        ])
      }
    }
    while ((await rollUpPage(api().database)).more);
  })

  const read = async (query: string): Promise<Series> => {
    const response = await api().ask(`/ops-api/series${query}`, people.operator)
    expect(response.status).toBe(200)
    return series.parse((await response.json()).data)
  }

  it('are shown to operators, of one community or of all', async () => {
    const all = await read('')
    expect(all.of).toBeNull()
    expect(all.days).toHaveLength(30)
    expect(all.days.at(-1)).toMatchObject({ learners: 8, events: 8, unlocked: 8, unlockers: 8 })
    const one = await read(`?of=${slugs.get(groups.small)}&days=7`)
    expect(one.days.map(({ events }) => events)).toEqual([0, 0, 0, 0, 0, 0, 2])
    expect(one.popular).toMatchObject([{ unlocked: 2 }])
    expect(one.rare).toEqual([])
    expect(one.never).toBe(1)
    expect(one.types).toEqual([{ type: 'post_created', events: 2 }])
    expect(one.median_days).toBeLessThan(1)
    expect(one.communities.map(({ slug }) => slug)).toEqual(expect.arrayContaining([...slugs.values()]))
  })

  it('of a community that does not exist are a 404', async () => {
    const response = await api().ask('/ops-api/series?of=nowhere', people.operator)
    expect(await problemOf(response)).toMatchObject({ code: 'not_found' })
  })

  it('are readable with their own token by those who teach, where five or more learners stand behind a number', async () => {
    const { db } = api().database
    const readable = async (person: string) =>
      withUser(db, claimsOf(person), async (_, sql) => ({
        communities: (await sql`select distinct community_id from community_days`).map((row) => row.community_id),
        types: (await sql`select distinct community_id from event_days`).map((row) => row.community_id),
        unlocks: (await sql`select distinct community_id from achievement_days`).map((row) => row.community_id),
      }))
    const large = [groups.large]
    expect(await readable(people.instructor)).toEqual({ communities: large, types: large, unlocks: large })
    expect(new Set((await readable(people.operator)).communities)).toEqual(new Set(Object.values(groups)))
    const [learner = ''] = people.learners
    expect(await readable(learner)).toEqual({ communities: [], types: [], unlocks: [] })
  })

  it('stay when a learner goes, without the learner', async () => {
    const { sql } = api().database
    const [learner = ''] = people.learners
    await sql`delete from auth.users where id = ${learner}`
    const [day] = await sql`select learners from community_days where community_id = ${groups.large}`
    expect(day).toEqual({ learners: 6 })
  })
})

describe('operators', () => {
  const api = useApi()

  it('are added and removed by address with the login of the owner, and go with their account', async () => {
    const { sql, url } = api().database
    const person = await createPerson(sql, 'Olga')
    const owner = connect(url)
    try {
      expect(await addOperator(owner, `${person}@EXAMPLE.test`)).toBe(true)
      expect(await addOperator(owner, `${person}@example.test`)).toBe(false)
      expect(await addOperator(owner, 'nobody@example.test')).toBe(false)
      expect(await listOperators(owner)).toContainEqual({
        email: `${person}@example.test`,
        added_at: new Date().toISOString().slice(0, 10),
      })
      expect(await removeOperator(owner, `${person}@example.test`)).toBe(true)
      expect(await removeOperator(owner, `${person}@example.test`)).toBe(false)
      await addOperator(owner, `${person}@example.test`)
      await sql`delete from auth.users where id = ${person}`
      expect((await listOperators(owner)).map(({ email }) => email)).not.toContain(`${person}@example.test`)
    } finally {
      await owner.end()
    }
  })
})
