import { beforeAll, describe, expect, it } from 'vitest'
import { addressedPage, myInvitation, rosterReport } from '../../../functions/_contracts/communities/rosters.ts'
import { groupsPage } from '../../../functions/_contracts/groups/groups.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { list, one } from '../../../functions/_contracts/wire.ts'
import { useMembers } from '../../support/members.ts'
import { createPerson } from '../../support/people.ts'

describe('a roster', () => {
  const { api, sql, id, slug, member, person, send, refusal, remove, roleOf, changeRole } = useMembers()
  let admin: string
  let instructor: string
  beforeAll(async () => {
    admin = await member('admin', 'Ada')
    instructor = await member('instructor', 'Ines')
  })

  const post = (text: string | Uint8Array<ArrayBuffer>, who: string, query = '') =>
    api().ask(`/communities-api/rosters?community=${slug()}${query}`, who, { method: 'POST', body: text })
  const take = async (text: string, { who = instructor, query = '' } = {}) => {
    const response = await post(text, who, query)
    expect(response.status).toBe(200)
    return one(rosterReport).parse(await response.json()).data
  }
  const fresh = () => `${crypto.randomUUID()}@example.test`
  /** An account with this address, confirmed. */
  const withAddress = async (address: string, name = 'Invited') => {
    const who = await createPerson(sql(), `${name} ${address.slice(0, 6)}`)
    await sql()`update auth.users set email = ${address}, email_confirmed_at = now() where id = ${who}`
    return who
  }
  const mine = async (who: string) =>
    list(myInvitation).parse(await (await send('GET', '/invitations/to/me', who)).json()).data
  const addressed = async (who = admin, search = '') =>
    addressedPage.parse(await (await send('GET', `/${slug()}/roster?search=${search}`, who)).json())
  const groupsOf = async (who: string) =>
    groupsPage.parse(await (await send('GET', `/${slug()}/groups`, who)).json()).data.map(({ name }) => name)

  it('says in a dry run what would happen, line by line, and changes nothing', async () => {
    const [first, second] = [fresh(), fresh()]
    const text = `email,name,role,group\n${first},Lea,,Monday\n${first.toUpperCase()},Lea,,\nnobody,,,\n${second},Ann,teacher,\n`
    const report = await take(text, { query: '&dry_run=true' })
    expect(report).toMatchObject({ lines: 4, invited: 0, refused: 4, missing_groups: ['Monday'], new_groups: [] })
    expect(report.problems.map(({ line, problem }) => [line, problem])).toEqual([
      [2, 'unknown_group'],
      [3, 'duplicate'],
      [4, 'bad_address'],
      [5, 'role_not_allowed'],
    ])
    expect(await take(text, { who: admin, query: '&dry_run=true&make_groups=true' })).toMatchObject({
      invited: 2,
      mailed: 2,
      refused: 2,
      new_groups: ['Monday'],
    })
    expect((await addressed(admin, first.slice(0, 8))).page.total).toBe(0)
    expect(await groupsOf(instructor)).toEqual([])
  })

  it('puts people in a group that an instructor makes in the same moment', async () => {
    const report = await sql().begin(async (tx) => {
      await tx`insert into groups (community_id, name) values (${id()}, 'Same Moment')`
      const waiting = take(`email,group\n${fresh()},same moment`, { query: '&make_groups=true' })
      // It has read that there is no such group, and waits for whoever makes it.
      await expect
        .poll(async () => {
          const [row] = await sql()<{ waits: boolean }[]>`
            select exists (
              select from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into groups%'
            ) as waits
          `
          return row?.waits
        })
        .toBe(true)
      return { waiting }
    })
    expect(await report.waiting).toMatchObject({ invited: 1, refused: 0 })
    const [row] = await sql()<{ groups: number; invited: number }[]>`
      select count(distinct groups.id)::integer as groups, count(*)::integer as invited
      from groups join address_invitations on group_id = groups.id
      where groups.community_id = ${id()} and lower(groups.name) = 'same moment'
    `
    expect(row).toEqual({ groups: 1, invited: 1 })
  })

  it('invites, and says the same whether there is an account of an address or not; nobody is a member before they accept', async () => {
    const [known, unknown] = [fresh(), fresh()]
    const who = await withAddress(known)
    const report = (address: string) => take(`email,group\n${address},Evening`, { query: '&make_groups=true' })
    const [first, second] = [await report(known), await report(unknown)]
    expect(second).toEqual({ ...first, new_groups: [] })
    expect(first).toMatchObject({ invited: 1, mailed: 1, new_groups: ['Evening'] })
    expect(await roleOf(who)).toBeUndefined()

    const [invitation] = await mine(who)
    expect(invitation).toMatchObject({
      role: 'student',
      group: 'Evening',
      invited_by: 'Ines',
      community: { slug: slug() },
    })
    const accepted = await send('POST', `/invitations/to/me/${invitation?.id}/accept`, who)
    expect(await accepted.json()).toMatchObject({ data: { slug: slug(), role: 'student' } })
    expect(await groupsOf(who)).toEqual(['Evening'])
    expect(await mine(who)).toEqual([])
    expect(await refusal(send('POST', `/invitations/to/me/${invitation?.id}/accept`, who))).toBe('404 not_found')

    // Who signs up later finds it, once their address is confirmed.
    const later = await withAddress(unknown)
    await sql()`update auth.users set email_confirmed_at = null where id = ${later}`
    expect(await mine(later)).toEqual([])
    await sql()`update auth.users set email_confirmed_at = now() where id = ${later}`
    expect(await mine(later)).toHaveLength(1)
    // A member is named as one, and put in another group at once.
    expect(await take(`${known},,,Evening`)).toMatchObject({ regrouped: 1, invited: 0 })
    expect(await take(known)).toMatchObject({ members: 1, invited: 0 })
  })

  it('mails once, whoever repeats it, and not what was taken back', async () => {
    const [first, second] = [fresh(), fresh()]
    const mails = (address: string) => sql()`select subject, body_text from private.mails where address = ${address}`
    await take(`${first}\n${second}`)
    expect(await take(`${first},Lea\n${second}`)).toMatchObject({ invited: 0, renewed: 2, mailed: 0 })
    const [mail, ...more] = await mails(first)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('You are invited to A community')
    expect(mail?.body_text).toContain('https://laude.example/communities')
    const [row] = (await addressed(instructor, second.slice(0, 8))).data
    expect((await send('DELETE', `/${slug()}/roster/${row?.id}`, instructor)).status).toBe(204)
    expect(await mails(second)).toHaveLength(0)
    expect((await addressed(admin, second.slice(0, 8))).page.total).toBe(0)
    expect(await refusal(send('DELETE', `/${slug()}/roster/${row?.id}`, instructor))).toBe('404 not_found')
  })

  it('invites nobody again who said no', async () => {
    const address = fresh()
    const who = await withAddress(address)
    await take(address)
    const [invitation] = await mine(who)
    expect((await send('POST', `/invitations/to/me/${invitation?.id}/decline`, who)).status).toBe(204)
    expect(await mine(who)).toEqual([])
    expect((await take(address)).problems).toMatchObject([{ problem: 'declined' }])
    expect((await addressed(admin, address.slice(0, 8))).data).toMatchObject([{ state: 'declined' }])
    expect(await refusal(send('POST', `/invitations/to/me/${invitation?.id}/decline`, await person()))).toBe(
      '404 not_found',
    )
  })

  it('is seen by instructors as far as it is theirs, and by no student or stranger', async () => {
    const other = await member('instructor', 'Otto')
    const [theirs, ours] = [fresh(), fresh()]
    await take(theirs, { who: other })
    await take(`${ours},,admin`, { who: admin })
    const addresses = async (who: string) => (await addressed(who)).data.map(({ address }) => address)
    expect(await addresses(other)).toEqual([theirs])
    expect(await addresses(admin)).toEqual(expect.arrayContaining([theirs, ours]))
    const student = await member('student')
    expect(await refusal(send('GET', `/${slug()}/roster`, student))).toBe('403 not_allowed')
    expect(await refusal(post('x@example.org', student))).toBe('403 not_allowed')
    expect(await refusal(post('x@example.org', await person()))).toBe('404 not_found')
    const [row] = (await addressed(admin, ours.slice(0, 8))).data
    expect(await refusal(send('DELETE', `/${slug()}/roster/${row?.id}`, other))).toBe('404 not_found')
  })

  it('lowers nobody, ends with what its maker may do, and does not undo what an admin decided since', async () => {
    const second = await member('admin', 'Bea')
    const [admins, students] = [fresh(), fresh()]
    await take(`${admins},,admin\n${students}`, { who: second })
    await changeRole(admin, second, 'student')
    expect((await addressed(admin, admins.slice(0, 8))).page.total).toBe(0)
    expect((await addressed(admin, students.slice(0, 8))).page.total).toBe(1)

    const who = await withAddress(students)
    const [invitation] = await mine(who)
    await sql()`insert into memberships (community_id, user_id, role) values (${id()}, ${who}, 'instructor')`
    await send('POST', `/invitations/to/me/${invitation?.id}/accept`, who)
    expect(await roleOf(who)).toBe('instructor')

    const removed = fresh()
    const gone = await withAddress(removed)
    await take(removed)
    const [again] = await mine(gone)
    await sql()`insert into memberships (community_id, user_id) values (${id()}, ${gone})`
    await remove(admin, gone)
    expect(await refusal(send('POST', `/invitations/to/me/${again?.id}/accept`, gone))).toBe('403 not_allowed')
    // Until they are invited anew.
    await take(removed)
    expect((await send('POST', `/invitations/to/me/${again?.id}/accept`, gone)).status).toBe(200)
  })

  it('is in what its people take along, and goes with their account', async () => {
    const address = fresh()
    const who = await withAddress(address)
    await take(`${address},Lea`)
    const response = await api().ask('/gamification-api/profile/export', who)
    expect(exported.parse(await response.json()).invited_to).toMatchObject([{ community: slug(), name: 'Lea' }])
    await sql()`delete from auth.users where id = ${who}`
    expect((await addressed(admin, address.slice(0, 8))).page.total).toBe(0)
  })

  it('is given out without the addresses of members, and runs no formula', async () => {
    const address = fresh()
    await take(`email,name\n${address},"=HYPERLINK(""x"")"`)
    const text = await (await send('GET', `/${slug()}/roster/export`, admin)).text()
    expect(text).toContain(`"'=HYPERLINK(""x"")","${address}","student","","invited"`)
    expect(text).toContain('"Ada","","admin","","member"')
    expect(text).not.toContain(`${admin}@example.test`)
  })

  it('that fails halfway has changed nothing, and is taken whole the next time', async () => {
    const [first, last] = [fresh(), `stop-${fresh()}`]
    await sql().unsafe(`
      create function private.stop() returns trigger language plpgsql as $$
      begin
        if new.address like 'stop-%' then raise exception 'stopped'; end if;
        return new;
      end
      $$;
      create trigger stop before insert on private.mails for each row execute function private.stop();
    `)
    const text = `email,group\n${first},Halfway\n${last},Halfway`
    expect((await post(text, instructor, '&make_groups=true')).status).toBe(500)
    expect((await addressed(admin, first.slice(0, 8))).page.total).toBe(0)
    expect(await groupsOf(instructor)).not.toContain('Halfway')
    await sql().unsafe('drop function private.stop cascade')
    expect(await take(text, { query: '&make_groups=true' })).toMatchObject({ invited: 2, new_groups: ['Halfway'] })
  })

  it('that cannot be read is refused with its line', async () => {
    const { errors } = await (await post('name\nLea', instructor)).json()
    expect(errors).toMatchObject([{ path: 'line 1' }])
    expect(await refusal(post('email,name\na@example.org,"Lea', instructor))).toBe('422 import_refused')
    expect(await refusal(post(new Uint8Array([0xe9, 0x40, 0x0a]), instructor))).toBe('422 import_refused')
  })

  it('leads into a group by a link, too, and members who open it are put in it', async () => {
    const { data: group } = await (await send('POST', `/${slug()}/groups`, admin, { name: 'By link' })).json()
    const body = { role: 'student', expires_in_days: 1, group: group.id }
    const { data: made } = await (await send('POST', `/${slug()}/invitations`, instructor, body)).json()
    expect(made.group).toBe('By link')
    expect(await (await send('GET', `/invitations/${made.code}`)).json()).toMatchObject({
      data: { group: 'By link', closed: false },
    })
    const [newcomer, old] = [await person(), await member('student')]
    for (const who of [newcomer, old]) {
      expect((await send('POST', `/invitations/${made.code}/accept`, who)).status).toBe(200)
      expect(await groupsOf(who)).toEqual(['By link'])
    }
    const elsewhere = { ...body, group: crypto.randomUUID() }
    expect(await refusal(send('POST', `/${slug()}/invitations`, instructor, elsewhere))).toBe('404 not_found')
  })

  it('of 20,000 lines with mistakes is taken within 30 seconds, once, by two at the same time', async () => {
    const lines = Array.from({ length: 20_000 }, (_, nth) =>
      nth % 10 === 0
        ? `no address ${nth}`
        : `s${nth % 10 === 1 ? nth - 1 + 2 : nth}@big.example.test,Student ${nth},student,Class ${nth % 40}`,
    )
    const text = `email,name,role,group\n${lines.join('\n')}`
    const begin = performance.now()
    const report = await take(text, { query: '&make_groups=true' })
    const seconds = (performance.now() - begin) / 1000
    console.info(`20,000 lines of a roster took ${seconds.toFixed(1)} s`)
    expect(report).toMatchObject({ lines: 20_000, invited: 16_000, refused: 4000 })
    expect(report.problems).toHaveLength(500)
    expect(seconds).toBeLessThan(30)
    const again = await Promise.all([take(text), take(text)])
    expect(again.map(({ invited, renewed }) => [invited, renewed])).toEqual([
      [0, 16_000],
      [0, 16_000],
    ])
    const [{ mails } = { mails: 0 }] = await sql()<{ mails: number }[]>`
      select count(*)::int as mails from private.mails where address like '%@big.example.test'
    `
    expect(mails).toBe(16_000)
  }, 120_000)
})
