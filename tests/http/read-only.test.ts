import { beforeAll, describe, expect, it } from 'vitest'
import { health } from '../../functions/_contracts/wire.ts'
import { createApi, type Api } from '../support/api.ts'
import { requestsOf, sendRequest, settle, type CommunityRequest, type Grounds } from '../support/community-requests.ts'
import { createPerson } from '../support/people.ts'
import { problemOf } from '../support/problem.ts'
import { setReadOnly } from '../support/read-only.ts'
import { useSchool } from '../support/school.ts'
import { sitter } from '../support/sitter.ts'

const isRead = ({ operation }: CommunityRequest) => operation.startsWith('get ')

describe('while the database is read only', () => {
  const school = useSchool()
  let grounds: Grounds & { slug: string }
  const answersTo = async (requests: CommunityRequest[], asked: Pick<Api, 'ask'>) => {
    const answers: Record<string, number | string> = {}
    for (const request of requests) {
      const response = await sendRequest(asked, grounds.person, request)
      answers[request.operation] = response.ok ? response.status : (await problemOf(response)).code
    }
    return answers
  }
  const healthOf = async () => health.parse(await (await school.api().ask('/attempts-api/health')).json())
  /** Without what the first server remembers. */
  const fresh = () => createApi(school.api())
  beforeAll(async () => {
    grounds = await settle(school.api(), await createPerson(school.sql(), 'Ada'))
  })

  it('everything can be read, every change is refused by its name, and afterwards each is made', async () => {
    const requests = requestsOf(grounds)
    const reads = requests.filter(isRead)
    const before = await answersTo(reads, school.api())
    await setReadOnly(school.sql(), true)
    const asked = fresh()
    expect(await answersTo(reads, asked)).toEqual(before)
    const changes = await answersTo(
      requests.filter((request) => !isRead(request)),
      asked,
    )
    // Both only look: what they are asked is too long for an address.
    const looks = { 'post /achievements-api/dry-run': 200, 'post /milestone-validation-api/batch': 200 }
    expect(Object.fromEntries(Object.entries(changes).filter(([, answer]) => answer !== 'read_only'))).toEqual(looks)
    expect(await healthOf()).toEqual({ status: 'ok', database: 'read_only', migrations: 'current', release: 'tested' })

    await setReadOnly(school.sql(), false)
    expect(await healthOf()).toEqual({ status: 'ok', database: 'reachable', migrations: 'current', release: 'tested' })
    for (const [operation, answer] of Object.entries(await answersTo(requests, school.api())))
      expect(answer, operation).toBeTypeOf('number')
  })

  it('an attempt can be read and reviewed, and its answers and its end are taken once changes are', async () => {
    const me = await school.newcomer()
    const finished = await me.start({ test_id: school.test(), mode: 'practice', length: 25 })
    await me.finish(finished.id)
    const running = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
    const responses = await me.answers(running.id, () => true)
    await setReadOnly(school.sql(), true)
    const reader = sitter(fresh(), me.person)
    expect((await reader.read(running.id)).status).toBe('in_progress')
    expect((await reader.review(finished.id)).questions).toHaveLength(25)
    const changes: [string, string, object][] = [
      ['PATCH', `/attempts/${running.id}`, { sent_at: Date.now(), responses, revision: 0 }],
      ['POST', `/attempts/${running.id}/finish`, { sent_at: Date.now(), responses }],
      ['POST', '/attempts', { test_id: school.test(), mode: 'exam', length: 25, restart: true }],
    ]
    for (const change of changes) {
      const response = await reader.send(...change)
      expect(await problemOf(response), change[1]).toMatchObject({
        status: 503,
        code: 'read_only',
        retry_after: 10,
      })
    }
    // Whose time is up meanwhile.
    await school.sql().begin('read write', async (sql) => {
      await sql`update attempts set deadline = now() - interval '1 hour' where id = ${running.id}`
    })
    expect(await reader.refusal('GET', `/attempts/${running.id}`)).toMatchObject({ code: 'read_only' })

    await setReadOnly(school.sql(), false)
    expect((await me.read(running.id)).status).toBe('finished')
  })
})
