import { beforeAll, describe, expect, it } from 'vitest'
import { auditPage, type AuditEntry } from '../../../functions/_contracts/audit/audit.ts'
import { useMembers } from '../../support/members.ts'

describe('the audit log of a community', () => {
  const school = useMembers()
  let admin = ''
  let instructor = ''
  let student = ''

  const read = async (query: Record<string, string> = {}, who = admin) => {
    const response = await school.send('GET', `/${school.slug()}/audit?${new URLSearchParams(query)}`, who)
    expect(response.status).toBe(200)
    return auditPage.parse(await response.json())
  }
  const says = (entries: AuditEntry[]) => entries.map((entry) => entry.says)
  const sent = async (response: Promise<Response>) => {
    const answer = await response
    expect(answer.status).toBeLessThan(300)
    return answer.status === 204 ? undefined : (await answer.json()).data
  }
  const group = (name: string) =>
    sent(school.send('POST', `/${school.slug()}/groups`, instructor, { name, description: '' }))

  beforeAll(async () => {
    admin = await school.member('admin', 'Ada Adams')
    instructor = await school.member('instructor', 'Ines Marchetti')
    student = await school.member('student', 'Sam Lee')
  })

  it('tells who decided what about whom, with the reason and what it was before', async () => {
    await school.changeRole(admin, student, 'instructor', 'He teaches the evening class.')
    const { data } = await read({ kind: 'people' })
    expect(data[0]).toMatchObject({
      action: 'membership.role_changed',
      says: 'Ada Adams made Sam Lee an instructor',
      reason: 'He teaches the evening class.',
      actor: { id: admin, name: 'Ada Adams' },
      people: [{ id: student }],
      changes: [{ what: '', before: 'student', after: 'instructor' }],
    })
    await school.changeRole(admin, student, 'student')
  })

  it('has what instructors change for others: groups, assignments, challenges, achievements, weights, settings', async () => {
    const made = await group('Evening class')
    const path = `/${school.slug()}/groups/${made.id}`
    await sent(school.send('PATCH', path, instructor, { revision: 1, name: 'Late class' }))
    await sent(school.send('POST', `${path}/members`, instructor, { users: [student, admin] }))
    await sent(school.send('POST', `${path}/members/remove`, instructor, { users: [student] }))
    await sent(
      school.send('PUT', `/${school.slug()}/gradebook/categories`, instructor, { name: 'Homework', weight: 2 }),
    )
    await sent(school.send('PATCH', `/${school.slug()}/settings`, admin, { name: 'A better community' }))
    const { data } = await read({ from: '2026-01-01' })
    expect(says(data).slice(0, 6)).toEqual([
      'Ada Adams changed the settings',
      'Ines Marchetti made the kind of assignments “Homework”',
      'Ines Marchetti took Sam Lee out of the group “Late class”',
      'Ines Marchetti put Ada Adams and Sam Lee in the group “Late class”',
      'Ines Marchetti changed the group “Late class”',
      'Ines Marchetti made the group “Evening class”',
    ])
    expect(data[0]?.changes).toEqual([{ what: 'Name', before: 'A community', after: 'A better community' }])
    expect(data[4]?.changes).toEqual([{ what: 'Name', before: 'Evening class', after: 'Late class' }])
    const about = await read({ about: `group:${made.id}` })
    expect(about.data).toHaveLength(4)
  })

  it('is found by a person, as who decided or whom it is about, by kind and by days', async () => {
    expect(says((await read({ person: 'sam l' })).data)).toEqual([
      'Ines Marchetti took Sam Lee out of the group “Late class”',
      'Ines Marchetti put Ada Adams and Sam Lee in the group “Late class”',
      'Ada Adams made Sam Lee a student',
      'Ada Adams made Sam Lee an instructor',
    ])
    expect(says((await read({ person: 'MARCHETTI', kind: 'scores' })).data)).toEqual([
      'Ines Marchetti made the kind of assignments “Homework”',
    ])
    expect((await read({ to: '2020-01-01' })).data).toEqual([])
    expect((await read({ person: '%' })).data).toEqual([])
  })

  it('says so where nobody in person did it', async () => {
    await school.sql()`
      insert into audit_log (community_id, action, subject_type, subject_id, details)
      values (${school.id()}, 'course.published', 'course', 'x', '{"title": "Seeds"}')
    `
    expect((await read({ kind: 'content' })).data[0]).toMatchObject({
      says: 'laude published the course “Seeds”',
      actor: null,
    })
  })

  it('comes page by page, each entry once, whatever is written meanwhile', async () => {
    const all = (await read()).data.map(({ id }) => id)
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof read>> = await read({ limit: '2', ...(cursor === null ? {} : { cursor }) })
      paged.push(...page.data.map(({ id }) => id))
      cursor = page.page.next
      await group(`Group ${paged.length}`)
    } while (cursor !== null)
    expect(paged).toEqual(all)
  })

  it('comes as a file in which no cell is a formula', async () => {
    await school.changeRole(admin, student, 'instructor', '=1+1')
    const response = await school.send('GET', `/${school.slug()}/audit/export?person=sam`, admin)
    expect(response.headers.get('content-disposition')).toContain(`${school.slug()}-audit.csv`)
    const [, newest = ''] = (await response.text()).split('\r\n')
    expect(newest).toContain('Ada Adams made Sam Lee an instructor')
    expect(newest).toContain(`"'=1+1"`)
  })

  it('is for admins of the community alone', async () => {
    for (const who of [instructor, await school.member('student')])
      for (const path of ['audit', 'audit/export'])
        expect(await school.refusal(school.send('GET', `/${school.slug()}/${path}`, who))).toBe('403 not_allowed')
    const stranger = await school.person()
    expect(await school.refusal(school.send('GET', `/${school.slug()}/audit`, stranger))).toBe('404 not_found')
  })

  it('forgets who deleted their account, and keeps that something was decided', async () => {
    await school.sql()`delete from auth.users where id = ${student}`
    const { data } = await read()
    expect(JSON.stringify(data)).not.toContain('Sam Lee')
    expect(says(data)).toContain('Ada Adams made somebody whose account is gone an instructor')
    expect(says(data)).toContain('Ines Marchetti put Ada Adams in the group “Late class”')
    const left = await school.sql()`
      select action, details from audit_log where subject_id = ${student} or details::text like ${`%${student}%`}
    `
    expect([...left]).toEqual([])
    await school.sql()`delete from auth.users where id = ${instructor}`
    expect(says((await read({ kind: 'scores' })).data)).toEqual([
      'Somebody whose account is gone made the kind of assignments “Homework”',
    ])
  })
})
