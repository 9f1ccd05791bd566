import { beforeAll, describe, expect, it } from 'vitest'
import type { Community } from '../../../functions/_contracts/communities/communities.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { heldInvitation, invitation, madeInvitation } from '../../../functions/_contracts/communities/invitations.ts'
import { membersPage } from '../../../functions/_contracts/communities/members.ts'
import { list, one } from '../../../functions/_contracts/wire.ts'
import { useApi } from '../../support/api.ts'
import { addMember, createCommunity, createPerson, type PersonRole } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { asActor } from '../../rls/try.ts'

describe('members', () => {
  const api = useApi()
  const sql = () => api().database.sql
  let community: string
  let slug: string
  let admin: string
  let teacher: string
  let student: string

  const person = (name = 'Pia') => createPerson(sql(), name)
  const member = async (role: PersonRole, name?: string, where = community) => {
    const id = await person(name)
    await addMember(sql(), where, id, role)
    return id
  }
  const send = (method: string, path: string, who?: string, body?: object) =>
    api().ask(`/communities-api${path}`, who, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
  const refused = async (answer: Response | Promise<Response>) => {
    const { status, code } = await problemOf(await answer)
    return `${status} ${code}`
  }
  const change = (who: string, whom: string, role: PersonRole, reason?: string) =>
    send('PATCH', `/${slug}/members/${whom}`, who, { role, reason })
  const remove = (who: string, whom: string) => send('DELETE', `/${slug}/members/${whom}`, who)
  const invite = async (who: string, body: { role: PersonRole; max_uses?: number; note?: string }) => {
    const answer = await send('POST', `/${slug}/invitations`, who, { expires_in_days: 7, ...body })
    expect(answer.status).toBe(201)
    return one(madeInvitation).parse(await answer.json()).data
  }
  const accept = (code: string, who?: string) => send('POST', `/invitations/${code}/accept`, who)
  const held = async (code: string, who?: string) =>
    one(heldInvitation).parse(await (await send('GET', `/invitations/${code}`, who)).json()).data
  const invitations = async (who: string) =>
    list(invitation).parse(await (await send('GET', `/${slug}/invitations`, who)).json()).data
  const roleOf = async (who: string) => {
    const [row] = await sql()<{ role: PersonRole }[]>`
      select role from memberships where user_id = ${who} and community_id = ${community}
    `
    return row?.role
  }
  const decided = (whom: string) => sql()`
    select action, actor_id, reason, details from audit_log where subject_id = ${whom} order by id
  `

  beforeAll(async () => {
    community = await createCommunity(sql())
    const [row] = await sql()<{ slug: string }[]>`select slug from communities where id = ${community}`
    slug = row?.slug ?? ''
    admin = await member('admin', 'Ada')
    teacher = await member('instructor', 'Ines')
    student = await member('student', 'Sam')
  })

  describe('of a community', () => {
    it('are listed by name for those who teach there, found by part of it, filtered, a page at a time', async () => {
      for (const name of ['bea_b', 'Bea', 'Émile', 'Zoe']) await member('student', name)
      const see = async (query = '', who = teacher) =>
        membersPage.parse(await (await send('GET', `/${slug}/members${query}`, who)).json())
      const all = await see()
      const names = all.data.map(({ display_name }) => display_name)
      expect(names).toEqual([...names].toSorted((a, b) => a.localeCompare(b, 'en')))
      expect(all.page).toEqual({ next: null, total: names.length })
      expect(await see('', admin)).toEqual(all)
      expect(all.data.find(({ user_id }) => user_id === admin)).toMatchObject({ role: 'admin', display_name: 'Ada' })

      const read: string[] = []
      for (let next: string | null = ''; next !== null;) {
        const page: Awaited<ReturnType<typeof see>> = await see(
          `?limit=2${next && `&cursor=${encodeURIComponent(next)}`}`,
        )
        read.push(...page.data.map(({ display_name }) => display_name))
        next = page.page.next
      }
      expect(read).toEqual(names)

      const found = async (query: string) => (await see(query)).data.map(({ display_name }) => display_name)
      expect(await found('?search=BEA')).toEqual(['Bea', 'bea_b'])
      expect(await found(`?search=${encodeURIComponent('éMI')}`)).toEqual(['Émile'])
      expect(await found('?search=a_')).toEqual(['bea_b'])
      expect(await found('?search=%25')).toEqual([])
      expect(await found('?role=instructor')).toEqual(['Ines'])
      expect(await found('?role=instructor&search=bea')).toEqual([])
      expect(await refused(send('GET', `/${slug}/members`, student))).toBe('403 not_allowed')
      expect(await refused(send('GET', `/${slug}/members`, await person()))).toBe('404 not_found')
      expect(await refused(send('GET', `/${slug}/members?cursor=x`, teacher))).toBe('422 validation_failed')
    })

    it('are made something else by admins alone; the log has who, from what, to what, and why', async () => {
      const whom = await member('student')
      expect(await refused(change(teacher, whom, 'instructor'))).toBe('403 not_allowed')
      expect(await refused(change(whom, whom, 'admin'))).toBe('403 not_allowed')
      expect(await refused(change(admin, await person(), 'student'))).toBe('404 not_found')
      const answer = await change(admin, whom, 'instructor', ' Teaches on Mondays ')
      expect(await answer.json()).toMatchObject({ data: { user_id: whom, role: 'instructor' } })
      // What they are already is no decision.
      expect((await change(admin, whom, 'instructor')).status).toBe(200)
      expect((await change(admin, whom, 'student')).status).toBe(200)
      expect(await decided(whom)).toMatchObject([
        {
          action: 'membership.role_changed',
          actor_id: admin,
          reason: 'Teaches on Mondays',
          details: { from: 'student', to: 'instructor' },
        },
        { actor_id: admin, reason: null, details: { from: 'instructor', to: 'student' } },
      ])
    })

    it('are removed by admins, leave on their own, and find everything again when they come back', async () => {
      const harbor = 'harbor'
      const who = await person()
      const ask = (method: string, path: string, as: string) => send(method, `/${harbor}${path}`, as)
      await ask('POST', '/join', who)
      const [place] = await sql()<{ id: string }[]>`select id from communities where slug = ${harbor}`
      const chief = await member('admin', 'Chief', place?.id)
      await sql()`
        insert into user_counters (user_id, community_id, total) values (${who}, ${place?.id ?? ''}, 70)
      `
      await sql()`
        insert into leaderboard_scores (community_id, metric, user_id, score, reached_at)
        values (${place?.id ?? ''}, 'xp_all_time', ${who}, 70, now())
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
      expect(await refused(ask('DELETE', `/members/${who}`, who))).toBe('403 not_allowed')
      expect((await ask('DELETE', `/members/${who}`, chief)).status).toBe(204)
      expect(await state()).toEqual({ memberships: 0, boards: 0, xp: 70 })
      expect((await level()).status).toBe(404)
      expect(await refused(ask('DELETE', `/members/${who}`, chief))).toBe('404 not_found')
      expect(await decided(who)).toMatchObject([{ action: 'membership.removed', actor_id: chief }])

      await ask('POST', '/join', who)
      expect(await (await level()).json()).toMatchObject({ data: { total: 70 } })
      expect((await ask('POST', '/leave', who)).status).toBe(204)
      expect(await state()).toEqual({ memberships: 0, boards: 0, xp: 70 })
      expect(await refused(ask('POST', '/leave', who))).toBe('404 not_found')
      // Leaving is nobody's decision over somebody else.
      expect(await decided(who)).toHaveLength(1)
    })

    it('keep an admin: the last one is neither lowered nor removed and does not leave, nor with a token of their own', async () => {
      expect(await refused(change(admin, admin, 'student'))).toBe('409 last_admin')
      expect(await refused(remove(admin, admin))).toBe('409 last_admin')
      expect(await refused(send('POST', `/${slug}/leave`, admin))).toBe('409 last_admin')
      const past = (statement: string) => asActor(sql(), admin, (tx) => tx.unsafe(statement))
      await expect(past(`update memberships set role = 'student'`)).rejects.toThrow('keeps an admin')
      await expect(past(`delete from memberships where community_id = '${community}'`)).rejects.toThrow(
        'keeps an admin',
      )
      expect(await roleOf(admin)).toBe('admin')

      // Two who do it to each other, and two who leave, at once: one of each stays.
      for (const leave of [false, true]) {
        const pair = [admin, await member('admin')]
        const answers = await Promise.all(
          pair.map((who, n) =>
            leave ? send('POST', `/${slug}/leave`, who) : change(who, pair[1 - n] ?? '', 'student'),
          ),
        )
        // Whoever comes second finds the other still in charge, or is not in charge any more.
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
        expect(answers.find(({ ok }) => !ok)?.status).toBeOneOf([403, 409])
        const [left] = await sql()<{ user_id: string }[]>`
          select user_id from memberships where community_id = ${community} and role = 'admin'
        `
        admin = left?.user_id ?? ''
        expect(pair).toContain(admin)
      }
    })

    it('go with their account, also the last admin', async () => {
      const alone = await createCommunity(sql())
      const last = await member('admin', 'Lou', alone)
      await sql()`delete from auth.users where id = ${last}`
      expect(await sql()`select from memberships where community_id = ${alone}`).toHaveLength(0)
    })
  })

  describe('come by invitation', () => {
    it('which says what it is to whoever has it, and is kept as a hash', async () => {
      const made = await invite(admin, { role: 'instructor', note: 'New colleagues' })
      expect(made).toMatchObject({ role: 'instructor', state: 'good', uses: 0, max_uses: null, note: 'New colleagues' })
      expect(made.code).toMatch(/^[\w-]{24}$/)
      const [row] = await sql()`select * from invitations where id = ${made.id}`
      expect(JSON.stringify(row)).not.toContain(made.code)
      expect(JSON.stringify(await invitations(admin))).not.toContain(made.code)

      const about = { community: { slug }, role: 'instructor', state: 'good', mine: null }
      expect(await held(made.code)).toMatchObject(about)
      expect(await held(made.code, student)).toMatchObject({ ...about, mine: 'student' })
      expect(await refused(send('GET', '/invitations/never-was'))).toBe('404 not_found')
      expect(await refused(accept('never-was', student))).toBe('404 not_found')
      expect(await refused(accept(made.code))).toBe('401 token_missing')

      const newcomer = await person()
      const answers = [await accept(made.code, newcomer), await accept(made.code, newcomer)]
      for (const answer of answers) {
        const { data }: { data: Community } = await answer.json()
        expect(data).toMatchObject({ slug, role: 'instructor' })
      }
      expect((await invitations(admin))[0]).toMatchObject({ id: made.id, uses: 1 })
      expect(await decided(newcomer)).toMatchObject([
        { action: 'membership.invited', details: { to: 'instructor', invitation_id: made.id } },
      ])
    })

    it('for one, if that is what it is for, however many come at once', async () => {
      const { code, id } = await invite(admin, { role: 'student', max_uses: 1 })
      const people = await Promise.all(Array.from({ length: 20 }, () => person()))
      const answers = await Promise.all(people.map((who) => accept(code, who)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      for (const answer of answers.filter(({ ok }) => !ok)) expect(await refused(answer)).toBe('410 invitation_used_up')
      const first = people[answers.findIndex(({ ok }) => ok)] ?? ''
      expect((await accept(code, first)).status).toBe(200)
      expect(await held(code)).toMatchObject({ state: 'used_up' })
      const [row] = await sql()`select uses from invitations where id = ${id}`
      expect(row).toEqual({ uses: 1 })

      // The same person on many devices is one.
      const many = await invite(admin, { role: 'student', max_uses: 2 })
      const one = await person()
      const same = await Promise.all(Array.from({ length: 5 }, () => accept(many.code, one)))
      expect(same.map(({ status }) => status)).toEqual(Array(5).fill(200))
      expect((await invitations(admin)).find((it) => it.id === many.id)).toMatchObject({ uses: 1 })
    })

    it('that raises and never lowers', async () => {
      const whom = await member('student')
      const [low, high] = [await invite(admin, { role: 'student' }), await invite(admin, { role: 'instructor' })]
      expect((await accept(high.code, whom)).status).toBe(200)
      expect(await roleOf(whom)).toBe('instructor')
      expect(await decided(whom)).toMatchObject([
        { action: 'membership.role_changed', reason: 'Accepted an invitation.', details: { to: 'instructor' } },
      ])
      expect((await accept(low.code, whom)).status).toBe(200)
      expect((await accept(low.code, admin)).status).toBe(200)
      expect([await roleOf(whom), await roleOf(admin)]).toEqual(['instructor', 'admin'])
    })

    it('until it has expired or was taken back; who came by it stays', async () => {
      const [late, gone] = [await invite(admin, { role: 'student' }), await invite(admin, { role: 'student' })]
      const [came, comes] = [await person(), await person()]
      await accept(gone.code, came)
      await sql()`
        update invitations set created_at = now() - interval '2 days', expires_at = now() - interval '1 second'
        where id = ${late.id}
      `
      const revoke = (who: string) => send('DELETE', `/${slug}/invitations/${gone.id}`, who)
      expect(await refused(revoke(teacher))).toBe('404 not_found')
      for (let times = 0; times < 2; times++)
        expect(await (await revoke(admin)).json()).toMatchObject({ data: { state: 'revoked', uses: 1 } })
      expect(await refused(accept(late.code, comes))).toBe('410 invitation_expired')
      expect(await refused(accept(gone.code, comes))).toBe('410 invitation_revoked')
      expect([(await held(late.code)).state, (await held(gone.code)).state]).toEqual(['expired', 'revoked'])
      expect(await roleOf(came)).toBe('student')
      // Whoever has the table's own door cannot open it again.
      await expect(
        asActor(sql(), admin, (tx) => tx`update invitations set revoked_at = null where id = ${gone.id}`),
      ).rejects.toThrow('cannot be changed')
    })

    it('of admins as anything, of instructors as students; those see their own links only', async () => {
      const own = await invite(teacher, { role: 'student', note: 'My class' })
      expect((await invitations(teacher)).map(({ id }) => id)).toEqual([own.id])
      expect((await invitations(admin)).map(({ id }) => id)).toContain(own.id)
      const body = { role: 'instructor', expires_in_days: 7 }
      expect(await refused(send('POST', `/${slug}/invitations`, teacher, body))).toBe('403 not_allowed')
      expect(await refused(send('POST', `/${slug}/invitations`, student, { ...body, role: 'student' }))).toBe(
        '403 not_allowed',
      )
      expect(await refused(send('POST', `/${slug}/invitations`, admin, { ...body, expires_in_days: 400 }))).toBe(
        '422 validation_failed',
      )
      expect(await refused(send('GET', `/${slug}/invitations`, student))).toBe('403 not_allowed')
      const past = (role: PersonRole) =>
        asActor(
          sql(),
          teacher,
          (tx) => tx`
            insert into invitations (community_id, role, code_hash, expires_at)
            values (${community}, ${role}, ${'c'.repeat(64)}, now() + interval '1 day')
          `,
        )
      await expect(past('instructor')).rejects.toThrow('row-level security')
      expect((await past('student')).count).toBe(1)
    })

    it('which ends with the standing of who made it, and what was decided since outlives it', async () => {
      const chief = await member('admin')
      const [asAdmin, asStudent] = [await invite(chief, { role: 'admin' }), await invite(chief, { role: 'student' })]
      await change(admin, chief, 'instructor')
      expect([(await held(asAdmin.code)).state, (await held(asStudent.code)).state]).toEqual(['revoked', 'good'])
      await remove(admin, chief)
      expect((await held(asStudent.code)).state).toBe('revoked')

      const older = await invite(admin, { role: 'instructor' })
      const [removed, lowered, left] = [await member('student'), await member('instructor'), await member('student')]
      await remove(admin, removed)
      await change(admin, lowered, 'student')
      await send('POST', `/${slug}/leave`, left)
      expect(await refused(accept(older.code, removed))).toBe('403 not_allowed')
      expect(await refused(accept(older.code, lowered))).toBe('403 not_allowed')
      expect((await accept(older.code, left)).status).toBe(200)
      const newer = await invite(admin, { role: 'instructor' })
      for (const who of [removed, lowered]) expect((await accept(newer.code, who)).status).toBe(200)
    })

    it('and its links go with their maker, after they could take them along', async () => {
      const chief = await member('admin')
      const made = await invite(chief, { role: 'student', note: 'Evening class' })
      const answer = await api().ask('/gamification-api/profile/export', chief)
      expect(exported.parse(await answer.json()).invitations).toMatchObject([
        { community: slug, role: 'student', note: 'Evening class', uses: 0 },
      ])
      await sql()`delete from auth.users where id = ${chief}`
      expect(await refused(accept(made.code, await person()))).toBe('404 not_found')
      expect(await refused(accept(made.code, chief))).toMatch(/^(401|404)/)
    })
  })
})
