import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { profiles } from '../../support/profiles.ts'
import { useLibrary } from '../../support/library.ts'

const VOTERS = 5
const RESOURCES = 3

describe('votes', () => {
  const library = useLibrary()
  let voters: string[]
  let resources: string[]

  beforeAll(async () => {
    voters = await Promise.all(Array.from({ length: VOTERS }, () => library.member('student')))
    resources = []
    for (let nth = 0; nth < RESOURCES; nth++) resources.push((await library.add()).id)
  })

  /** Resources whose count is not the number of learners who find them useful. */
  const miscounted = () => library.sql()`
    select id, useful, real.voters
    from resources cross join lateral (
      select count(distinct user_id)::integer as voters from resource_marks
      where resource_id = resources.id and useful_at is not null
    ) as real
    where useful <> real.voters
  `

  it('are as many as learners who find it useful, however votes race', async () => {
    const vote = fc.record({
      voter: fc.nat(VOTERS - 1),
      resource: fc.nat(RESOURCES - 1),
      mark: fc.constantFrom('useful', 'useful', 'saved'),
      isSet: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(vote, { minLength: 4, maxLength: 24 }), async (votes) => {
        const answers = await Promise.all(
          votes.map(({ voter, resource, mark, isSet }) => {
            const [id, person] = [resources[resource] ?? '', voters[voter]]
            return isSet ? library.mark(id, mark, person) : library.unmark(id, mark, person)
          }),
        )
        expect(answers.filter(({ status }) => status !== 200)).toEqual([])
        expect([...(await miscounted())]).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('of rows that are written past the functions are counted, too', async () => {
    const sql = library.sql()
    await sql`
      insert into resource_marks (user_id, resource_id, community_id, useful_at)
      select voter, resource, ${library.id()}, now()
      from unnest(${voters}::uuid[]) as voter, unnest(${resources}::uuid[]) as resource
      on conflict (user_id, resource_id) do update set useful_at = now()
    `
    expect([...(await miscounted())]).toEqual([])
    await sql`update resource_marks set useful_at = null where resource_id = ${resources[0] ?? ''}`
    await sql`delete from resource_marks where user_id = ${voters[0] ?? ''}`
    expect([...(await miscounted())]).toEqual([])
  })

  it('go with the accounts of who gave them, while others vote', async () => {
    const profile = profiles(library.api)
    const leaving = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const person = await library.member('student')
        for (const id of resources) await library.mark(id, 'useful', person)
        return { person, username: (await profile.mine(person)).username }
      }),
    )
    const deleted = leaving.map(({ person, username }) => profile.delete(person, username))
    const voted = voters.flatMap((person) => resources.map((id) => library.mark(id, 'useful', person)))
    expect((await Promise.all(deleted)).map(({ status }) => status)).toEqual([204, 204, 204, 204])
    expect((await Promise.all(voted)).filter(({ status }) => status !== 200)).toEqual([])
    expect([...(await miscounted())]).toEqual([])
    const [row] =
      await library.sql()`select min(useful) as least, max(useful) as most from resources where id in ${library.sql()(resources)}`
    expect(row).toEqual({ least: VOTERS, most: VOTERS })
  })
})
