import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createFunctions } from '../../../functions/functions.ts'
import { asActor } from '../../rls/try.ts'
import { useApi } from '../../support/api.ts'
import { requestsOf, sendRequest, settle, type Grounds } from '../../support/community-requests.ts'
import { createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { requestSchemas } from '../../support/request-schemas.ts'

const answer = z.looseObject({ community: z.string().nullable(), data: z.unknown() })
const batch = z.object({ data: z.tuple([z.looseObject({ community: z.string().optional() })]) })
const refusedBatch = z.object({ data: z.tuple([z.object({ problem: z.object({ code: z.string() }) })]) })
const BATCH = 'post /milestone-validation-api/batch'
/** Lists over all communities, which a community only narrows. */
const LISTS = ['get /attempts-api/attempts', 'get /gamification-api/notifications']

const takes = (schema: unknown): boolean => {
  if (schema instanceof z.ZodPipe) return takes(schema.in)
  if (schema instanceof z.ZodArray) return takes(schema.element)
  return (
    schema instanceof z.ZodObject &&
    ('community' in schema.shape || Object.values(schema.shape).some((inner) => takes(inner)))
  )
}

describe('a request that names no community', () => {
  const api = useApi()
  /** An admin of one community, an admin of two, and a person in none. */
  const people = { one: '', two: '', none: '' }
  let only: Grounds & { slug: string }
  let first: Grounds & { slug: string }
  let second: Grounds & { slug: string }
  const level = (person: string, community?: string) =>
    api().ask(`/gamification-api/xp/level${community === undefined ? '' : `?community=${community}`}`, person)
  const communityOf = async (response: Promise<Response>) => answer.parse(await (await response).json()).community
  /** Every request succeeds, and its answer names this community. */
  const expectAnswersAbout = async (grounds: Grounds & { slug: string }) => {
    for (const request of requestsOf(grounds)) {
      const response = await sendRequest(api(), grounds.person, request)
      const text = await response.text()
      expect(response.ok, `${request.operation}: ${text}`).toBe(true)
      const community = request.operation.endsWith('.csv')
        ? response.headers.get('X-Community')
        : request.operation === BATCH
          ? batch.parse(JSON.parse(text)).data[0].community
          : answer.parse(JSON.parse(text)).community
      expect(community, request.operation).toBe(grounds.slug)
    }
  }
  const homeOf = async (person: string) => {
    const [row] = await api().database.sql`
      select communities.slug from profiles left join communities on communities.id = home_community_id
      where profiles.id = ${person}
    `
    return row?.slug
  }

  beforeAll(async () => {
    const { sql } = api().database
    for (const name of ['one', 'two', 'none'] as const) people[name] = await createPerson(sql, name)
    only = await settle(api(), people.one)
    first = await settle(api(), people.two)
    second = await settle(api(), people.two)
  })

  it('is known for every operation of every function that takes a community', () => {
    const operations = Object.entries(createFunctions(api().deps)).flatMap(([name, app]) =>
      requestSchemas(app)
        .filter(({ query, json }) => takes(query) || takes(json))
        .map(({ method, path }) => `${method} /${name}${path}`),
    )
    expect(operations.length).toBeGreaterThan(30)
    const known = requestsOf(only).map(({ operation }) => operation)
    expect([...known, ...LISTS].toSorted()).toEqual(operations.toSorted())
  })

  it('is about the only community of a member of one, and the answer says so', async () => {
    await expectAnswersAbout(only)
    expect(await homeOf(people.one), 'one community needs no note').toBe(null)
  })

  it('is about the community that a member of two used last', async () => {
    expect(await communityOf(level(people.two))).toBe(first.slug)
    expect(await communityOf(level(people.two, second.slug))).toBe(second.slug)
    await expectAnswersAbout(second)
    await level(people.two, first.slug)
    expect(await communityOf(level(people.two))).toBe(first.slug)
  })

  it('is refused as no_community for a person who is in none', async () => {
    for (const request of requestsOf({ ...only, person: people.none })) {
      const response = await sendRequest(api(), people.none, request)
      if (request.operation === BATCH)
        expect(refusedBatch.parse(await response.json()).data[0].problem.code).toBe('no_community')
      else expect(await problemOf(response), request.operation).toMatchObject({ status: 409, code: 'no_community' })
    }
  })

  it('of a list over all communities is answered with all of them', async () => {
    for (const operation of LISTS)
      for (const person of Object.values(people))
        expect(await communityOf(sendRequest(api(), person, { operation })), operation).toBe(null)
    const [one] = LISTS.map((operation) => ({ operation, query: { community: only.slug } }))
    if (one) expect(await communityOf(sendRequest(api(), people.one, one))).toBe(only.slug)
  })

  it('finds the community joined first once home is left, and returning does not bring home back', async () => {
    const { sql } = api().database
    const person = await createPerson(sql, 'Leaver')
    const [a, b] = [await settle(api(), person), await settle(api(), person)]
    await level(person, b.slug)
    expect(await homeOf(person)).toBe(b.slug)
    const other = await createPerson(sql, 'Other admin')
    await sql`
      insert into memberships (community_id, user_id, role)
      select id, ${other}, 'admin' from communities where slug = ${b.slug}
    `
    expect((await api().ask(`/communities-api/${b.slug}/leave`, person, { method: 'POST' })).status).toBe(204)
    expect(await communityOf(level(person))).toBe(a.slug)
    await sql`
      insert into memberships (community_id, user_id) select id, ${person} from communities where slug = ${b.slug}
    `
    expect(await communityOf(level(person))).toBe(a.slug)
  })

  it('never moves home to a community that the caller does not belong to', async () => {
    await level(people.two, first.slug)
    expect((await level(people.two, only.slug)).status).toBe(404)
    expect(await communityOf(level(people.two))).toBe(first.slug)
  })

  it('writes home once per change, however many requests name the community', async () => {
    const versionOf = async () => {
      const [row] = await api().database.sql`select xmin::text, updated_at from profiles where id = ${people.two}`
      return row
    }
    await level(people.two, first.slug)
    const before = await versionOf()
    await level(people.two, first.slug)
    await level(people.two)
    expect(await versionOf()).toEqual(before)
    await Promise.all(Array.from({ length: 8 }, () => level(people.two, second.slug)))
    const moved = await versionOf()
    expect(moved?.xmin).not.toBe(before?.xmin)
    expect(moved?.updated_at).toEqual(before?.updated_at)
    await level(people.two, second.slug)
    expect(await versionOf()).toEqual(moved)
  })

  it('repeats a keyed write where it was first made, even after home has moved', async () => {
    for (const request of requestsOf(first).filter(({ headers, json, text }) => headers && (json ?? text))) {
      await level(people.two, first.slug)
      const made = await (await sendRequest(api(), people.two, request)).json()
      await level(people.two, second.slug)
      const repeated = await (await sendRequest(api(), people.two, request)).json()
      expect(repeated, request.operation).toMatchObject({ community: first.slug })
      expect(repeated.data.replayed ?? !repeated.data.recorded, request.operation).toBe(true)
      expect(made, request.operation).toMatchObject({ community: first.slug })
    }
  })

  it('is in the export of its owner, and goes with the account', async () => {
    await level(people.two, second.slug)
    const exported = await (await api().ask('/gamification-api/profile/export', people.two)).json()
    expect(exported.profile.home_community).toBe(second.slug)
    const { sql } = api().database
    const person = await createPerson(sql, 'Gone')
    const [, last] = [await settle(api(), person), await settle(api(), person)]
    await level(person, last.slug)
    expect(await homeOf(person)).toBe(last.slug)
    await sql`delete from auth.users where id = ${person}`
    expect(await sql`select from profiles where id = ${person}`).toHaveLength(0)
  })

  it('tells no one of the home community but its owner', async () => {
    const { sql } = api().database
    await level(people.two, second.slug)
    for (const reader of [people.two, first.learner, people.one])
      await expect(asActor(sql, reader, (tx) => tx`select home_community_id from profiles`)).rejects.toThrow(
        'permission denied',
      )
    const home = (reader: string) => asActor(sql, reader, (tx) => tx`select private.home_community() as home`)
    expect(await home(people.two)).toEqual([{ home: second.slug }])
    expect(await home(people.none)).toEqual([{ home: null }])
  })
})
