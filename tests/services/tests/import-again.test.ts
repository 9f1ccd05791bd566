import { beforeAll, describe, expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import {
  HEAD,
  countBanks,
  imported,
  jsonFile,
  plainBank,
  sendBank,
  useMember,
  type Sending,
} from '../../support/bank-files.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')

const NEW = { community: 'harbor', format: 'json' }
const send = (query: Record<string, string>, sending: Sending, person = instructor()) =>
  sendBank(api(), person, query, sending)
const counts = () => countBanks(api())
const networking = async () => {
  const [test] = await api().database.sql`select id from tests where slug = 'networking-fundamentals'`
  return String(test?.id)
}

describe('a repeat with the same Idempotency-Key', () => {
  it('a repeated import answers as the first, and makes no second test', async () => {
    const sending = { body: jsonFile(plainBank(2), { ...HEAD, slug: 'repeated' }), key: 'repeat-1' }
    const first = await imported(await send(NEW, sending))
    const before = await counts()
    const second = await imported(await send(NEW, sending))
    expect(second).toEqual({ ...first, replayed: true })
    expect(await counts()).toEqual(before)
  })

  it('two repeats at once make one test and one version', async () => {
    const sending = { body: jsonFile(plainBank(2), { ...HEAD, slug: 'at-once' }), key: 'repeat-2' }
    const both = await Promise.all([1, 2].map(() => send(NEW, sending).then(imported)))
    expect(new Set(both.map(({ test }) => test?.id)).size).toBe(1)
    expect(both.map(({ version }) => version)).toEqual([1, 1])
    expect(both.filter(({ replayed }) => replayed)).toHaveLength(1)
  })

  it('a repeated import writes no second version, even after other imports', async () => {
    const made = await imported(await send(NEW, { body: jsonFile(plainBank(2), { ...HEAD, slug: 'versions' }) }))
    const query = { format: 'json', test_id: String(made.test?.id) }
    const sending = { body: jsonFile(plainBank(3)), key: 'repeat-3' }
    expect((await imported(await send(query, sending))).version).toBe(2)
    expect((await imported(await send(query, { body: jsonFile(plainBank(4)) }))).version).toBe(3)
    expect(await imported(await send(query, sending))).toMatchObject({ version: 2, replayed: true })
  })

  it('an import of another file with the same key is refused', async () => {
    const key = 'repeat-4'
    await imported(await send(NEW, { body: jsonFile(plainBank(2), { ...HEAD, slug: 'one-file' }), key }))
    const other = await send(NEW, { body: jsonFile(plainBank(3), { ...HEAD, slug: 'one-file' }), key })
    expect(await problemOf(other)).toMatchObject({ status: 409, code: 'conflict' })
  })
})

describe('question banks are for instructors and admins', () => {
  const student = useMember(api, 'student')
  const admin = useMember(api, 'admin')
  let foreigner: string
  beforeAll(async () => {
    const { sql } = api().database
    foreigner = await createPerson(sql, 'Foreigner')
    const [other] = await sql`select id from communities where slug <> 'harbor' limit 1`
    await addMember(sql, other?.id, foreigner, 'instructor')
  })

  it.each([
    ['student', 403, 'not_allowed', student],
    ['instructor of another community', 404, 'not_found', () => foreigner],
  ])('every request of a %s gets %i', async (_, status, code, personOf) => {
    const person = personOf()
    const before = await counts()
    const body = jsonFile(plainBank(1))
    const test_id = await networking()
    for (const response of [
      await send(NEW, { body }, person),
      await send({ ...NEW, dry_run: 'true' }, { body: 'broken' }, person),
      await send({ format: 'json', test_id }, { body }, person),
      await api().ask(`/attempts-api/tests/${test_id}/export?format=json`, person),
    ])
      expect(await problemOf(response)).toMatchObject({ status, code })
    expect(await counts()).toEqual(before)
  })

  it('an admin can import and export', async () => {
    const body = jsonFile(plainBank(1), { ...HEAD, slug: 'by-an-admin' })
    expect(await imported(await send(NEW, { body }, admin()))).toMatchObject({ accepted: 1 })
  })
})
