import { beforeAll, describe, expect, it } from 'vitest'
import { group, grouped, groupsPage } from '../../../functions/_contracts/groups/groups.ts'
import { membersPage } from '../../../functions/_contracts/communities/members.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { one } from '../../../functions/_contracts/wire.ts'
import { useMembers } from '../../support/members.ts'
import { addMember, createCommunity } from '../../support/people.ts'

describe('the groups of a community', () => {
  const { sql, id, slug, person, member, send, refusal, changeRole, remove, leave, api } = useMembers()
  let admin: string
  let instructor: string
  let sam: string
  beforeAll(async () => {
    admin = await member('admin', 'Ada')
    instructor = await member('instructor', 'Ines')
    sam = await member('student', 'Sam')
  })

  const at = (path = '') => `/${slug()}/groups${path}`
  const make = async (name: string, who = instructor, description?: string) => {
    const response = await send('POST', at(), who, { name, description })
    expect(response.status).toBe(201)
    return one(group).parse(await response.json()).data
  }
  const read = async (of: string, who = instructor) =>
    one(group).parse(await (await send('GET', at(`/${of}`), who)).json()).data
  const list = async (who = instructor, query = '') =>
    groupsPage.parse(await (await send('GET', at(query), who)).json())
  const namesFor = async (who = instructor, query = '') => (await list(who, query)).data.map(({ name }) => name)
  const move = async (verb: '' | '/remove', of: string, users: string[], who = instructor) => {
    const response = await send('POST', at(`/${of}/members${verb}`), who, { users })
    expect(response.status).toBe(200)
    return one(grouped).parse(await response.json()).data
  }
  const roster = async (of: string) =>
    membersPage.parse(await (await send('GET', `/${slug()}/members?group=${of}`, instructor)).json()).data

  it('are made, renamed and described by instructors and admins, and a name is there once', async () => {
    const made = await make(' Monday class ', instructor, 'Room 4')
    expect(made).toMatchObject({
      name: 'Monday class',
      description: 'Room 4',
      archived_at: null,
      revision: 1,
      members: 0,
      instructors: [],
      mine: false,
    })
    expect(await refusal(send('POST', at(), admin, { name: 'MONDAY CLASS' }))).toBe('409 already_exists')
    expect(await refusal(send('POST', at(), admin, { name: '\u200b' }))).toBe('422 validation_failed')
    expect(await refusal(send('POST', at(), sam, { name: 'Mine' }))).toBe('403 not_allowed')
    expect(await refusal(send('POST', at(), await person(), { name: 'Mine' }))).toBe('404 not_found')

    const change = (body: object, who = admin) => send('PATCH', at(`/${made.id}`), who, body)
    expect(await (await change({ revision: 1, name: 'Tuesday class' })).json()).toMatchObject({
      data: { name: 'Tuesday class', description: 'Room 4', revision: 2 },
    })
    expect(await refusal(change({ revision: 1, name: 'Friday class' }))).toBe('409 conflict')
    expect(await refusal(change({ revision: 2 }))).toBe('422 validation_failed')
    expect(await refusal(change({ revision: 2, name: 'Sam’s' }, sam))).toBe('403 not_allowed')
    await make('Friday class')
    expect(await refusal(change({ revision: 2, name: 'friday CLASS' }))).toBe('409 already_exists')
  })

  it('take many members at once, pass over strangers, and the opposite request takes it back', async () => {
    const { id: of } = await make('Cohort 1')
    const students = await Promise.all(Array.from({ length: 5 }, () => member('student')))
    await move('', of, students.slice(0, 1))
    const added = await move('', of, [...students, await person(), crypto.randomUUID()])
    expect(added.changed.toSorted()).toEqual(students.slice(1).toSorted())
    expect(added.group.members).toBe(5)
    expect((await roster(of)).map(({ user_id }) => user_id).toSorted()).toEqual(students.toSorted())
    const outside = await send('GET', `/${slug()}/members?outside=${of}&role=student`, instructor)
    expect(membersPage.parse(await outside.json()).data.map(({ user_id }) => user_id)).toEqual([sam])
    const undone = await move('/remove', of, added.changed)
    expect(undone.changed.toSorted()).toEqual(added.changed.toSorted())
    expect((await roster(of)).map(({ user_id }) => user_id)).toEqual(students.slice(0, 1))
    expect((await move('', of, added.changed)).group.members).toBe(5)
    expect(await refusal(send('POST', at(`/${of}/members`), sam, { users: [sam] }))).toBe('403 not_allowed')
    expect(await refusal(send('POST', at(`/${of}/members`), instructor, { users: [] }))).toBe('422 validation_failed')
    expect(await refusal(send('POST', at(`/${crypto.randomUUID()}/members`), instructor, { users: [sam] }))).toBe(
      '404 not_found',
    )
  })

  it('are seen by learners who are in them, without the roster; and by nobody else', async () => {
    const { id: of } = await make('Evening')
    expect(await namesFor(sam)).toEqual([])
    expect(await refusal(send('GET', at(`/${of}`), sam))).toBe('404 not_found')
    const other = await member('student')
    await move('', of, [sam, other])
    expect((await list(sam)).data).toMatchObject([{ id: of, members: null, instructors: [], mine: true }])
    expect((await list(sam)).page.total).toBe(1)
    expect(await refusal(send('GET', `/${slug()}/members?group=${of}`, sam))).toBe('403 not_allowed')
    expect(await refusal(send('GET', at(`/${of}`), await person()))).toBe('404 not_found')

    const elsewhere = await createCommunity(sql())
    await addMember(sql(), elsewhere, instructor, 'instructor')
    const [{ slug: other_slug } = { slug: '' }] = await sql()<{ slug: string }[]>`
      select slug from communities where id = ${elsewhere}
    `
    expect(await refusal(send('GET', `/${other_slug}/groups/${of}`, instructor))).toBe('404 not_found')
    expect(await refusal(send('POST', `/${other_slug}/groups/${of}/members`, instructor, { users: [sam] }))).toBe(
      '404 not_found',
    )
  })

  it('are listed by name, page by page, found by a part of it, and apart from archived ones', async () => {
    for (const name of ['zz 1', 'ZZ 3', 'zz 2']) await make(name)
    expect(await namesFor(instructor, '?search=zz')).toEqual(['zz 1', 'zz 2', 'ZZ 3'])
    const first = await list(instructor, '?search=zz&limit=2')
    expect(first.page.total).toBe(3)
    expect(
      await namesFor(instructor, `?search=zz&limit=2&cursor=${encodeURIComponent(first.page.next ?? '')}`),
    ).toEqual(['ZZ 3'])
    const archive = first.data[0]
    await send('PATCH', at(`/${archive?.id}`), instructor, { revision: 1, archived: true })
    expect(await namesFor(instructor, '?search=zz')).toEqual(['zz 2', 'ZZ 3'])
    expect(await namesFor(instructor, '?search=zz&state=archived')).toEqual(['zz 1'])
    expect(await namesFor(instructor, '?search=zz&state=all')).toHaveLength(3)
  })

  it('that are archived keep their members and take no more, until they are restored', async () => {
    const { id: of } = await make('Last year')
    await move('', of, [sam])
    const change = async (revision: number, archived: boolean) =>
      one(group).parse(await (await send('PATCH', at(`/${of}`), admin, { revision, archived })).json()).data
    const archived = await change(1, true)
    expect(archived).toMatchObject({ members: 1, revision: 2, archived_at: expect.any(String) })
    expect(await refusal(send('POST', at(`/${of}/members`), admin, { users: [admin] }))).toBe('409 group_archived')
    // The same again is no change.
    expect(await change(2, true)).toEqual(archived)
    expect(await change(2, false)).toMatchObject({ archived_at: null, revision: 3 })
    expect((await move('', of, [admin])).changed).toEqual([admin])
  })

  it('are in the care of instructors and admins, as long as they are that', async () => {
    const { id: of } = await make('Cared for')
    const carer = await member('instructor', 'Carla')
    const care = (verb: 'PUT' | 'DELETE', who: string, by = instructor) =>
      send(verb, at(`/${of}/instructors/${who}`), by)
    expect(await (await care('PUT', carer)).json()).toMatchObject({
      data: { instructors: [{ user_id: carer, display_name: 'Carla' }] },
    })
    expect((await care('PUT', carer)).status).toBe(200)
    expect((await list(carer)).data.find(({ id }) => id === of)?.mine).toBe(true)
    expect(await refusal(care('PUT', sam))).toBe('422 validation_failed')
    expect(await refusal(care('PUT', await person()))).toBe('404 not_found')
    expect(await refusal(care('PUT', carer, sam))).toBe('403 not_allowed')
    await changeRole(admin, carer, 'student')
    expect((await read(of)).instructors).toEqual([])
    await care('PUT', admin)
    expect(await (await care('DELETE', admin)).json()).toMatchObject({ data: { instructors: [] } })
    expect((await care('DELETE', admin)).status).toBe(200)
  })

  it('are left with the community, and whoever comes back is back in them', async () => {
    const [kept, archived] = [await make('Kept'), await make('Put away')]
    const who = await member('student', 'Wanda')
    for (const { id: of } of [kept, archived]) await move('', of, [who])
    const [before] = await sql()`select joined_at from group_members where user_id = ${who} and group_id = ${kept.id}`
    expect((await leave(who)).status).toBe(204)
    expect(await sql()`select from group_members where user_id = ${who}`).toHaveLength(0)
    expect((await read(kept.id)).members).toBe(0)
    await addMember(sql(), await createCommunity(sql()), who, 'student')
    expect(await sql()`select from group_members where user_id = ${who}`).toHaveLength(0)
    await addMember(sql(), id(), who, 'student')
    expect(await sql()`select joined_at from group_members where user_id = ${who} and group_id = ${kept.id}`).toEqual([
      before,
    ])
    expect(await namesFor(who)).toEqual(['Kept', 'Put away'])
    // Nor is anything left behind by who is taken out of a group, by an admin, or with their account.
    await move('/remove', kept.id, [who])
    expect((await remove(admin, who)).status).toBe(204)
    await addMember(sql(), id(), who, 'student')
    expect(await namesFor(who)).toEqual(['Put away'])
    await sql()`delete from auth.users where id = ${who}`
    expect(await sql()`select from private.former_group_members where user_id = ${who}`).toHaveLength(0)
    expect((await read(archived.id)).members).toBe(0)
  })

  it('are in what a person can take along', async () => {
    const { id: of } = await make('Exported')
    const who = await member('instructor', 'Elsa')
    await move('', of, [who])
    await send('PUT', at(`/${of}/instructors/${who}`), admin)
    const groupsOf = async () => {
      const response = await api().ask('/gamification-api/profile/export', who)
      return exported.parse(await response.json()).groups.map((mine) => `${mine.group}: ${mine.as_what}`)
    }
    expect((await groupsOf()).toSorted()).toEqual(['Exported: instructor', 'Exported: member'])
    await leave(who)
    expect(await groupsOf()).toEqual(['Exported: former member'])
  })
})
