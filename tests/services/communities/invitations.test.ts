import { beforeAll, describe, expect, it } from 'vitest'
import type { Community } from '../../../functions/_contracts/communities/communities.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { heldInvitation, invitation } from '../../../functions/_contracts/communities/invitations.ts'
import { list as listOf, one as oneOf } from '../../../functions/_contracts/wire.ts'
import { useMembers } from '../../support/members.ts'
import type { PersonRole } from '../../support/people.ts'
import { asActor } from '../../rls/try.ts'

describe('an invitation', () => {
  const members = useMembers()
  const { api, sql, id: community, slug, person, member, send, refusal, changeRole, remove, leave } = members
  const { invite, accept, roleOf, audited } = members
  let admin: string
  let instructor: string
  let student: string
  beforeAll(async () => {
    admin = await member('admin', 'Ada')
    instructor = await member('instructor', 'Ines')
    student = await member('student', 'Sam')
  })
  const read = async (code: string, who?: string) =>
    oneOf(heldInvitation).parse(await (await send('GET', `/invitations/${code}`, who)).json()).data
  const list = async (who: string) =>
    listOf(invitation).parse(await (await send('GET', `/${slug()}/invitations`, who)).json()).data

  it('is shown to any reader with its code, is stored as a hash, and gives its role once', async () => {
    const created = await invite(admin, { role: 'instructor', note: 'New colleagues' })
    expect(created).toMatchObject({
      role: 'instructor',
      state: 'good',
      uses: 0,
      max_uses: null,
      note: 'New colleagues',
    })
    expect(created.code).toMatch(/^[\w-]{24}$/)
    const [row] = await sql()`select * from invitations where id = ${created.id}`
    expect(JSON.stringify(row)).not.toContain(created.code)
    expect(JSON.stringify(await list(admin))).not.toContain(created.code)

    const expected = { community: { slug: slug() }, role: 'instructor', state: 'good', mine: null }
    expect(await read(created.code)).toMatchObject(expected)
    expect(await read(created.code, student)).toMatchObject({ ...expected, mine: 'student' })
    expect(await refusal(send('GET', '/invitations/never-was'))).toBe('404 not_found')
    expect(await refusal(accept('never-was', student))).toBe('404 not_found')
    expect(await refusal(accept(created.code))).toBe('401 token_missing')

    const newcomer = await person()
    const responses = [await accept(created.code, newcomer), await accept(created.code, newcomer)]
    for (const response of responses) {
      const { data }: { data: Community } = await response.json()
      expect(data).toMatchObject({ slug: slug(), role: 'instructor' })
    }
    expect((await list(admin))[0]).toMatchObject({ id: created.id, uses: 1 })
    expect(await audited(newcomer)).toMatchObject([
      { action: 'membership.invited', details: { to: 'instructor', invitation_id: created.id } },
    ])
  })

  it('for one use is accepted by one of twenty concurrent users; concurrent requests of one user count once', async () => {
    const { code, id } = await invite(admin, { role: 'student', max_uses: 1 })
    const people = await Promise.all(Array.from({ length: 20 }, () => person()))
    const responses = await Promise.all(people.map((who) => accept(code, who)))
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const response of responses.filter(({ ok }) => !ok))
      expect(await refusal(response)).toBe('410 invitation_used_up')
    const first = people[responses.findIndex(({ ok }) => ok)] ?? ''
    expect((await accept(code, first)).status).toBe(200)
    expect(await read(code)).toMatchObject({ state: 'used_up' })
    const [row] = await sql()`select uses from invitations where id = ${id}`
    expect(row).toEqual({ uses: 1 })

    // Requests of one user from many devices are one use.
    const many = await invite(admin, { role: 'student', max_uses: 2 })
    const one = await person()
    const same = await Promise.all(Array.from({ length: 5 }, () => accept(many.code, one)))
    expect(same.map(({ status }) => status)).toEqual(Array(5).fill(200))
    expect((await list(admin)).find((it) => it.id === many.id)).toMatchObject({ uses: 1 })
  })

  it('raises a role, and never lowers one', async () => {
    const target = await member('student')
    const [low, high] = [await invite(admin, { role: 'student' }), await invite(admin, { role: 'instructor' })]
    expect((await accept(high.code, target)).status).toBe(200)
    expect(await roleOf(target)).toBe('instructor')
    expect(await audited(target)).toMatchObject([
      { action: 'membership.role_changed', reason: 'Accepted an invitation.', details: { to: 'instructor' } },
    ])
    expect((await accept(low.code, target)).status).toBe(200)
    expect((await accept(low.code, admin)).status).toBe(200)
    expect([await roleOf(target), await roleOf(admin)]).toEqual(['instructor', 'admin'])
  })

  it('is refused once expired or revoked; members who accepted it before stay', async () => {
    const [expired, revoked] = [await invite(admin, { role: 'student' }), await invite(admin, { role: 'student' })]
    const [accepted, late] = [await person(), await person()]
    await accept(revoked.code, accepted)
    await sql()`
      update invitations set created_at = now() - interval '2 days', expires_at = now() - interval '1 second'
      where id = ${expired.id}
    `
    const revoke = (who: string) => send('DELETE', `/${slug()}/invitations/${revoked.id}`, who)
    expect(await refusal(revoke(instructor))).toBe('404 not_found')
    for (let times = 0; times < 2; times++)
      expect(await (await revoke(admin)).json()).toMatchObject({ data: { state: 'revoked', uses: 1 } })
    expect(await refusal(accept(expired.code, late))).toBe('410 invitation_expired')
    expect(await refusal(accept(revoked.code, late))).toBe('410 invitation_revoked')
    expect([(await read(expired.code)).state, (await read(revoked.code)).state]).toEqual(['expired', 'revoked'])
    expect(await roleOf(accepted)).toBe('student')
    // Not even direct SQL of an admin can undo a revocation.
    await expect(
      asActor(sql(), admin, (tx) => tx`update invitations set revoked_at = null where id = ${revoked.id}`),
    ).rejects.toThrow('cannot be changed')
  })

  it('may be to any role by admins, and to student by instructors, who see only those they created', async () => {
    const own = await invite(instructor, { role: 'student', note: 'My class' })
    expect((await list(instructor)).map(({ id }) => id)).toEqual([own.id])
    expect((await list(admin)).map(({ id }) => id)).toContain(own.id)
    const body = { role: 'instructor', expires_in_days: 7 }
    expect(await refusal(send('POST', `/${slug()}/invitations`, instructor, body))).toBe('403 not_allowed')
    expect(await refusal(send('POST', `/${slug()}/invitations`, student, { ...body, role: 'student' }))).toBe(
      '403 not_allowed',
    )
    expect(await refusal(send('POST', `/${slug()}/invitations`, admin, { ...body, expires_in_days: 400 }))).toBe(
      '422 validation_failed',
    )
    expect(await refusal(send('GET', `/${slug()}/invitations`, student))).toBe('403 not_allowed')
    const insertAs = (role: PersonRole) =>
      asActor(
        sql(),
        instructor,
        (tx) => tx`
          insert into invitations (community_id, role, code_hash, expires_at)
          values (${community()}, ${role}, ${'c'.repeat(64)}, now() + interval '1 day')
        `,
      )
    await expect(insertAs('instructor')).rejects.toThrow('row-level security')
    expect((await insertAs('student')).count).toBe(1)
  })

  it('ends when its creator loses the right to create it, and does not override later decisions of an admin', async () => {
    const creator = await member('admin')
    const [asAdmin, asStudent] = [await invite(creator, { role: 'admin' }), await invite(creator, { role: 'student' })]
    await changeRole(admin, creator, 'instructor')
    expect([(await read(asAdmin.code)).state, (await read(asStudent.code)).state]).toEqual(['revoked', 'good'])
    await remove(admin, creator)
    expect((await read(asStudent.code)).state).toBe('revoked')

    const older = await invite(admin, { role: 'instructor' })
    const [removed, lowered, left] = [await member('student'), await member('instructor'), await member('student')]
    await remove(admin, removed)
    await changeRole(admin, lowered, 'student')
    await leave(left)
    expect(await refusal(accept(older.code, removed))).toBe('403 not_allowed')
    expect(await refusal(accept(older.code, lowered))).toBe('403 not_allowed')
    expect((await accept(older.code, left)).status).toBe(200)
    const newer = await invite(admin, { role: 'instructor' })
    for (const who of [removed, lowered]) expect((await accept(newer.code, who)).status).toBe(200)
  })

  it("is in its creator's export, and is deleted with their account", async () => {
    const creator = await member('admin')
    const created = await invite(creator, { role: 'student', note: 'Evening class' })
    const response = await api().ask('/gamification-api/profile/export', creator)
    expect(exported.parse(await response.json()).invitations).toMatchObject([
      { community: slug(), role: 'student', note: 'Evening class', uses: 0 },
    ])
    await sql()`delete from auth.users where id = ${creator}`
    expect(await refusal(accept(created.code, await person()))).toBe('404 not_found')
    expect(await refusal(accept(created.code, creator))).toMatch(/^(401|404)/)
  })
})
