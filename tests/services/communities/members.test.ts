import { beforeAll, describe, expect, it } from 'vitest'
import { membersPage } from '../../../functions/_contracts/communities/members.ts'
import { useMembers } from '../../support/members.ts'
import { createCommunity } from '../../support/people.ts'
import { asActor } from '../../rls/try.ts'

describe('the members of a community', () => {
  const { api, sql, id, slug, person, member, send, refusal, changeRole, remove, leave, roleOf, audited } = useMembers()
  let admin: string
  let instructor: string
  let student: string
  beforeAll(async () => {
    admin = await member('admin', 'Ada')
    instructor = await member('instructor', 'Ines')
    student = await member('student', 'Sam')
  })

  it('are listed by name, page by page, and filtered by role or part of a name, for instructors and admins only', async () => {
    for (const name of ['bea_b', 'Bea', 'Émile', 'Zoe']) await member('student', name)
    const listPage = async (query = '', who = instructor) =>
      membersPage.parse(await (await send('GET', `/${slug()}/members${query}`, who)).json())
    const all = await listPage()
    const names = all.data.map(({ display_name }) => display_name)
    expect(names).toEqual([...names].toSorted((a, b) => a.localeCompare(b, 'en')))
    expect(all.page).toEqual({ next: null, total: names.length })
    expect(await listPage('', admin)).toEqual(all)
    expect(all.data.find(({ user_id }) => user_id === admin)).toMatchObject({ role: 'admin', display_name: 'Ada' })

    const paged: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const page: Awaited<ReturnType<typeof listPage>> = await listPage(
        `?limit=2${next && `&cursor=${encodeURIComponent(next)}`}`,
      )
      paged.push(...page.data.map(({ display_name }) => display_name))
      next = page.page.next
    }
    expect(paged).toEqual(names)

    const namesFor = async (query: string) => (await listPage(query)).data.map(({ display_name }) => display_name)
    expect(await namesFor('?search=BEA')).toEqual(['Bea', 'bea_b'])
    expect(await namesFor(`?search=${encodeURIComponent('éMI')}`)).toEqual(['Émile'])
    expect(await namesFor('?search=a_')).toEqual(['bea_b'])
    expect(await namesFor('?search=%25')).toEqual([])
    expect(await namesFor('?role=instructor')).toEqual(['Ines'])
    expect(await namesFor('?role=instructor&search=bea')).toEqual([])
    expect(await refusal(send('GET', `/${slug()}/members`, student))).toBe('403 not_allowed')
    expect(await refusal(send('GET', `/${slug()}/members`, await person()))).toBe('404 not_found')
    expect(await refusal(send('GET', `/${slug()}/members?cursor=x`, instructor))).toBe('422 validation_failed')
  })

  it('get another role from admins only; the audit log records the admin, both roles and the reason', async () => {
    const target = await member('student')
    expect(await refusal(changeRole(instructor, target, 'instructor'))).toBe('403 not_allowed')
    expect(await refusal(changeRole(target, target, 'admin'))).toBe('403 not_allowed')
    expect(await refusal(changeRole(admin, await person(), 'student'))).toBe('404 not_found')
    const response = await changeRole(admin, target, 'instructor', ' Teaches on Mondays ')
    expect(await response.json()).toMatchObject({ data: { user_id: target, role: 'instructor' } })
    // Setting the role that a member already has is not recorded.
    expect((await changeRole(admin, target, 'instructor')).status).toBe(200)
    expect((await changeRole(admin, target, 'student')).status).toBe(200)
    expect(await audited(target)).toMatchObject([
      {
        action: 'membership.role_changed',
        actor_id: admin,
        reason: 'Teaches on Mondays',
        details: { from: 'student', to: 'instructor' },
      },
      { actor_id: admin, reason: null, details: { from: 'instructor', to: 'student' } },
    ])
  })

  it('keep their XP, but no leaderboard score, after an admin removes them or they leave', async () => {
    const harbor = 'harbor'
    const who = await person()
    const ask = (method: string, path: string, as: string) => send(method, `/${harbor}${path}`, as)
    await ask('POST', '/join', who)
    const [community] = await sql()<{ id: string }[]>`select id from communities where slug = ${harbor}`
    const harborAdmin = await member('admin', 'Chief', community?.id)
    await sql()`
      insert into user_counters (user_id, community_id, total) values (${who}, ${community?.id ?? ''}, 70)
    `
    await sql()`
      insert into leaderboard_scores (community_id, metric, user_id, score, reached_at)
      values (${community?.id ?? ''}, 'xp_all_time', ${who}, 70, now())
    `
    const state = async () => {
      const [row] = await sql()`
        select
          (select count(*)::int from memberships where user_id = ${who}) as memberships,
          (select count(*)::int from leaderboard_scores where user_id = ${who}) as boards,
          (select total::int from user_counters where user_id = ${who}) as xp
      `
      return row
    }
    const level = () => api().ask(`/gamification-api/xp/level?community=${harbor}`, who)
    expect(await refusal(ask('DELETE', `/members/${who}`, who))).toBe('403 not_allowed')
    expect((await ask('DELETE', `/members/${who}`, harborAdmin)).status).toBe(204)
    expect(await state()).toEqual({ memberships: 0, boards: 0, xp: 70 })
    expect((await level()).status).toBe(404)
    expect(await refusal(ask('DELETE', `/members/${who}`, harborAdmin))).toBe('404 not_found')
    expect(await audited(who)).toMatchObject([{ action: 'membership.removed', actor_id: harborAdmin }])

    await ask('POST', '/join', who)
    expect(await (await level()).json()).toMatchObject({ data: { total: 70 } })
    expect((await ask('POST', '/leave', who)).status).toBe(204)
    expect(await state()).toEqual({ memberships: 0, boards: 0, xp: 70 })
    expect(await refusal(ask('POST', '/leave', who))).toBe('404 not_found')
    // Leaving is not recorded: no admin decided about the member.
    expect(await audited(who)).toHaveLength(1)
  })

  it('always include an admin: the last one cannot be lowered, be removed or leave, not even by direct SQL', async () => {
    expect(await refusal(changeRole(admin, admin, 'student'))).toBe('409 last_admin')
    expect(await refusal(remove(admin, admin))).toBe('409 last_admin')
    expect(await refusal(leave(admin))).toBe('409 last_admin')
    const asAdmin = (statement: string) => asActor(sql(), admin, (tx) => tx.unsafe(statement))
    await expect(asAdmin(`update memberships set role = 'student'`)).rejects.toThrow('keeps an admin')
    await expect(asAdmin(`delete from memberships where community_id = '${id()}'`)).rejects.toThrow('keeps an admin')
    expect(await roleOf(admin)).toBe('admin')

    // Two admins lower each other, and two admins leave, concurrently: one of each pair stays admin.
    for (const bothLeave of [false, true]) {
      const pair = [admin, await member('admin')]
      const answers = await Promise.all(
        pair.map((who, n) => (bothLeave ? leave(who) : changeRole(who, pair[1 - n] ?? '', 'student'))),
      )
      // The second request finds no other admin left, or its sender is not an admin any more.
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers.find(({ ok }) => !ok)?.status).toBeOneOf([403, 409])
      const [remaining] = await sql()<{ user_id: string }[]>`
        select user_id from memberships where community_id = ${id()} and role = 'admin'
      `
      admin = remaining?.user_id ?? ''
      expect(pair).toContain(admin)
    }
  })

  it('are deleted with their account, even the last admin', async () => {
    const alone = await createCommunity(sql())
    const last = await member('admin', 'Lou', alone)
    await sql()`delete from auth.users where id = ${last}`
    expect(await sql()`select from memberships where community_id = ${alone}`).toHaveLength(0)
  })
})
