import { describe, expect, it } from 'vitest'
import { problemOf } from '../support/problem.ts'
import { useApi } from '../support/api.ts'
import { addMember, createPerson } from '../support/people.ts'

describe('a level', () => {
  const api = useApi()
  const levelOf = (person: string, community: string) =>
    api().ask(`/gamification-api/xp/level?community=${community}`, person)

  it('is the first of somebody who has done nothing yet', async () => {
    const { sql } = api().database
    const person = await createPerson(sql, 'Nia')
    const [harbor] = await sql`select id from communities where slug = 'harbor'`
    await addMember(sql, harbor?.id, person, 'student')
    expect(await (await levelOf(person, 'harbor')).json()).toEqual({
      data: { level: 1, title: 'Novice', total: 0, into: 0, needed: 100 },
    })
    expect(await problemOf(await levelOf(person, 'lumen'))).toMatchObject({ status: 404 })
  })
})
