import { beforeAll, describe, expect, it } from 'vitest'
import { OWN_TYPES } from '../../../functions/_domain/engine/event-types.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { useSchool } from '../../support/school.ts'

describe('event types of a community’s own', () => {
  const school = useSchool()
  const people = { admin: '', instructor: '', student: '' }
  beforeAll(async () => {
    for (const role of ['admin', 'instructor', 'student'] as const) {
      people[role] = await createPerson(school.sql(), role)
      await addMember(school.sql(), school.harbor(), people[role], role)
    }
  })
  const types = (method: string, person: string, type = '') =>
    school.api().ask(`/communities-api/harbor/event-types${type && `/${type}`}`, person, { method })
  const report = (type: string, person = people.instructor) =>
    school.api().ask('/milestone-validation-api', person, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user_id: people.student, community: 'harbor', action_type: type, key: type }),
    })

  it('a mistyped type is refused with the nearest known ones, whoever reports it', async () => {
    for (const person of [people.instructor, people.student]) {
      const refused = await report('wod_complted', person)
      expect(await problemOf(refused)).toMatchObject({
        status: 422,
        code: 'unknown_event_type',
        detail: expect.stringContaining('Did you mean wod_completed'),
        errors: [{ path: 'action_type', message: expect.stringContaining('wod_completed') }],
      })
    }
    const rows = await school.sql()`select from activity_events where user_id = ${people.student}`
    expect(rows).toHaveLength(0)
  })

  it('a declared type is recorded and suggested, until an admin withdraws it', async () => {
    expect((await report('workshop_held')).status).toBe(422)
    expect((await types('PUT', people.admin, 'workshop_held')).status).toBe(200)
    expect((await types('PUT', people.admin, 'workshop_held')).status).toBe(200)
    const { data } = await (await report('workshop_held')).json()
    expect(data).toMatchObject({ recorded: true, counts: true, reason: null })
    expect((await problemOf(await report('workshop_held', people.student))).code).toBe('not_reportable')
    expect((await problemOf(await report('workshop_hold'))).detail).toContain('workshop_held')
    const { data: listed } = await (await types('GET', people.student)).json()
    expect(listed).toMatchObject([{ type: 'workshop_held' }])
    expect((await types('DELETE', people.admin, 'workshop_held')).status).toBe(204)
    expect((await types('DELETE', people.admin, 'workshop_held')).status).toBe(404)
    expect((await report('workshop_held')).status).toBe(422)
    const audit = await school.sql()`
      select action, actor_id from audit_log where subject_type = 'event_type' and subject_id = 'workshop_held' order by created_at
    `
    expect(audit).toEqual([
      { action: 'event_type.declared', actor_id: people.admin },
      { action: 'event_type.withdrawn', actor_id: people.admin },
    ])
  })

  it('only admins declare types, and none that every community has or that only the server writes', async () => {
    expect((await types('PUT', people.instructor, 'workshop_held')).status).toBe(403)
    expect((await types('DELETE', people.student, 'workshop_held')).status).toBe(403)
    for (const type of ['wod_completed', 'test_completed', ...OWN_TYPES]) {
      expect((await types('PUT', people.admin, type)).status).toBe(409)
      const inSql = school.sql()`insert into community_event_types (community_id, type) values (${school.harbor()}, ${type})`
      await expect(inSql).rejects.toThrow('community_event_types_type_is_not_known')
    }
  })
})
