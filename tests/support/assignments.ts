import { expect } from 'vitest'
import { assignment, myAssignments, type Assignment } from '../../functions/_contracts/assignments/assignments.ts'
import { gradebook, gradeDetails } from '../../functions/_contracts/assignments/gradebook.ts'
import { one } from '../../functions/_contracts/wire.ts'
import { useMembers } from './members.ts'
import { createCommunity } from './people.ts'

const HOUR = 3_600_000

/** A moment so many hours from now. */
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()

export interface FinishedOnce {
  test: string
  percent: number
  /** How many hours ago. */
  ago: number
  mode?: 'exam' | 'practice'
  unread?: number
}

/** A community with tests, whose instructors assign them. */
export function useAssigning() {
  const members = useMembers()
  const { sql, slug, id, send } = members
  const at = (path = '') => `/${slug()}/assignments${path}`
  const ok = async (response: Promise<Response>, status = 200) => {
    const answer = await response
    const text = await answer.text()
    expect([answer.status, text]).toEqual([status, expect.any(String)])
    return JSON.parse(text) as unknown
  }
  return {
    ...members,
    at,
    foreignCommunity: () => createCommunity(sql()),
    test: async (title = 'Ports') => {
      const [row] = await sql()<{ id: string }[]>`
        insert into tests (community_id, slug, title, category, difficulty, status)
        values (${id()}, ${`t-${crypto.randomUUID().slice(0, 8)}`}, ${title}, 'network', 'easy', 'draft')
        returning id
      `
      // A test goes live with questions; what is assigned needs none.
      await sql().begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update tests set status = 'live' where id = ${row?.id ?? ''}`
      })
      return row?.id ?? ''
    },
    group: async (name: string, users: string[]) => {
      const [row] = await sql()<{ id: string }[]>`
        insert into groups (community_id, name) values (${id()}, ${name}) returning id
      `
      for (const user of users)
        await sql()`insert into group_members (group_id, user_id, community_id) values (${row?.id ?? ''}, ${user}, ${id()})`
      return row?.id ?? ''
    },
    make: async (who: string, body: object): Promise<Assignment> =>
      one(assignment).parse(
        await ok(send('POST', at(), who, { kind: 'exam', title: 'Homework', zone: 'Europe/Berlin', ...body }), 201),
      ).data,
    publish: async (who: string, { id, revision }: Assignment): Promise<Assignment> =>
      one(assignment).parse(await ok(send('POST', at(`/${id}/status`), who, { revision, status: 'published' }))).data,
    mine: async (who: string) => myAssignments.parse(await ok(send('GET', `/${slug()}/my-assignments`, who))).data,
    book: async (who: string, query = '') =>
      one(gradebook).parse(await ok(send('GET', `/${slug()}/gradebook${query}`, who))).data,
    grade: async (who: string, assignment: string, user: string, body: object) =>
      one(gradeDetails).parse(await ok(send('PUT', at(`/${assignment}/grades/${user}`), who, body))).data,
    finished: async (user: string, { test, percent, ago, mode = 'exam', unread = 0 }: FinishedOnce) => {
      const [row] = await sql()<{ id: string }[]>`
        insert into attempts (
          user_id, community_id, test_id, test_version, mode, length, question_order, status, started_at, finished_at, correct,
          percent, perfect, seconds, answered, unread
        )
        values (
          ${user}, ${id()}, ${test}, 1, ${mode}, 10, array(select generate_series(1, 10))::smallint[], 'finished',
          now() - make_interval(secs => ${ago * 3600 + 60}), now() - make_interval(secs => ${ago * 3600}), 1, ${percent},
          false, 60, 10, ${unread}
        )
        returning id
      `
      return row?.id ?? ''
    },
  }
}
