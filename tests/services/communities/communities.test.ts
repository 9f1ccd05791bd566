import { beforeAll, describe, expect, it } from 'vitest'
import type { Community } from '../../../functions/_contracts/communities/communities.ts'
import { useApi } from '../../support/api.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

describe('communities', () => {
  const api = useApi()
  let newcomer: string
  beforeAll(async () => {
    newcomer = await createPerson(api().database.sql, 'Nia Newcomer')
  })
  const mine = async (person: string): Promise<Community[]> =>
    (await (await api().ask('/communities-api', person)).json()).data
  const join = (slug: string, person: string) => api().ask(`/communities-api/${slug}/join`, person, { method: 'POST' })

  it('that are open to join are listed for a newcomer, without their number of tests', async () => {
    expect((await mine(newcomer)).map(({ slug, role, tests }) => [slug, role, tests])).toEqual([
      ['harbor', null, null],
      ['lumen', null, null],
    ])
  })

  it('are joined once, as a student, by eight concurrent requests', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => join('harbor', newcomer)))
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200))
    expect(await answers[0]?.json()).toMatchObject({ data: { slug: 'harbor', role: 'student', tests: 3 } })
    const members = await api().database.sql`select from memberships where user_id = ${newcomer}`
    expect(members).toHaveLength(1)
  })

  it('are listed with the member’s own first', async () => {
    const person = await createPerson(api().database.sql, 'Omar')
    await join('lumen', person)
    expect((await mine(person)).map(({ slug, role, tests }) => [slug, role, tests])).toEqual([
      ['lumen', 'student', 0],
      ['harbor', null, null],
    ])
  })

  it('keep the role of a member who joins again', async () => {
    const { sql } = api().database
    const admin = await createPerson(sql, 'Abe')
    const [harbor] = await sql`select id from communities where slug = 'harbor'`
    await addMember(sql, harbor?.id, admin, 'admin')
    expect((await (await join('harbor', admin)).json()).data.role).toBe('admin')
  })

  it('that need an invitation are neither listed nor found for non-members', async () => {
    const { sql } = api().database
    const inviteOnly = await createCommunity(sql, 'invite')
    const [row] = await sql`select slug from communities where id = ${inviteOnly}`
    expect((await mine(newcomer)).map(({ slug }) => slug)).not.toContain(row?.slug)
    expect(await problemOf(await join(row?.slug, newcomer))).toMatchObject({ status: 404 })
    expect(await problemOf(await join('never-was', newcomer))).toMatchObject({ status: 404 })
  })

  it('refuse a malformed slug before looking for it', async () => {
    expect(await problemOf(await join('Not%20A%20Slug', newcomer))).toMatchObject({
      status: 422,
      errors: [{ path: 'path.slug' }],
    })
  })
})
