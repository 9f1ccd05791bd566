import { beforeAll, expect } from 'vitest'
import { madeInvitation } from '../../functions/_contracts/communities/invitations.ts'
import { one } from '../../functions/_contracts/wire.ts'
import { useApi } from './api.ts'
import { addMember, createCommunity, createPerson, type PersonRole } from './people.ts'
import { problemOf } from './problem.ts'

/** A new community for a test file, and the requests that manage its members and invitations. */
export function useMembers() {
  const api = useApi()
  const sql = () => api().database.sql
  const created = { id: '', slug: '' }
  beforeAll(async () => {
    created.id = await createCommunity(sql())
    const [row] = await sql()<{ slug: string }[]>`select slug from communities where id = ${created.id}`
    created.slug = row?.slug ?? ''
  })

  // Two names are never alike: a student cannot join with the name of an instructor.
  let count = 0
  const person = (name = `Pia ${++count}`) => createPerson(sql(), name)
  const send = (method: string, path: string, who?: string, body?: object) =>
    api().ask(`/communities-api${path}`, who, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
  return {
    api,
    sql,
    id: () => created.id,
    slug: () => created.slug,
    person,
    member: async (role: PersonRole, name?: string, communityId = created.id) => {
      const id = await person(name)
      await addMember(sql(), communityId, id, role)
      return id
    },
    send,
    /** The status and problem code of a refusal. */
    refusal: async (response: Response | Promise<Response>) => {
      const { status, code } = await problemOf(await response)
      return `${status} ${code}`
    },
    changeRole: (actor: string, member: string, role: PersonRole, reason?: string) =>
      send('PATCH', `/${created.slug}/members/${member}`, actor, { role, reason }),
    remove: (actor: string, member: string) => send('DELETE', `/${created.slug}/members/${member}`, actor),
    leave: (member: string) => send('POST', `/${created.slug}/leave`, member),
    invite: async (actor: string, body: { role: PersonRole; max_uses?: number; note?: string }) => {
      const response = await send('POST', `/${created.slug}/invitations`, actor, { expires_in_days: 7, ...body })
      expect(response.status).toBe(201)
      return one(madeInvitation).parse(await response.json()).data
    },
    accept: (code: string, who?: string) => send('POST', `/invitations/${code}/accept`, who),
    roleOf: async (who: string) => {
      const [row] = await sql()<{ role: PersonRole }[]>`
        select role from memberships where user_id = ${who} and community_id = ${created.id}
      `
      return row?.role
    },
    /** What the audit log says about a member. */
    audited: (member: string) => sql()`
      select action, actor_id, reason, details from audit_log where subject_id = ${member} order by id
    `,
  }
}
