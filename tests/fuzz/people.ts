import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'

type FuzzRole = 'student' | 'instructor' | 'admin'

const session = z.object({ access_token: z.string(), user: z.object({ id: z.uuid() }) })
const PASSWORD = 'long enough by far'

export function createPeople(api: string, sql: postgres.Sql) {
  const ask = async (path: string, body: object) => {
    const response = await fetch(`${api}/auth/v1${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', apikey: 'sb_publishable_local' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`Auth answered ${response.status}: ${text}`)
    const { access_token: token, user } = session.parse(JSON.parse(text))
    return { token, id: user.id }
  }
  return {
    /** A demo account with all its history, and a session of its own. */
    demo: (role: FuzzRole) =>
      ask('/token?grant_type=password', { email: `${role}@laude.test`, password: 'laude-demo' }),
    /** A new member of the academy. */
    fresh: async (role: FuzzRole) => {
      const person = await ask('/signup', { email: `${randomUUID()}@example.test`, password: PASSWORD })
      await sql`
        insert into memberships (user_id, community_id, role)
        select ${person.id}, id, ${role} from communities where slug = 'harbor'
      `
      return person
    },
  }
}
