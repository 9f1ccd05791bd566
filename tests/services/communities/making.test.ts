import { describe, expect, it } from 'vitest'
import { community } from '../../../functions/_contracts/communities/communities.ts'
import { communitySettings } from '../../../functions/_contracts/communities/settings.ts'
import { one } from '../../../functions/_contracts/wire.ts'
import { useMembers } from '../../support/members.ts'

describe('a community from nothing', () => {
  const { api, sql, person, member, send, refusal } = useMembers()

  const make = async (who: string, body: object, key?: string) =>
    api().ask('/communities-api/', who, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) },
      body: JSON.stringify(body),
    })
  const made = async (who: string, body: object, key?: string) =>
    one(community).parse(await (await make(who, body, key)).json()).data
  const change = async (slug: string, who: string, body: object) =>
    one(communitySettings).parse(await (await send('PATCH', `/${slug}/settings`, who, body)).json()).data

  it('is made by whoever is signed in, who is its admin, with the packs they chose', async () => {
    const who = await person()
    const its = await made(who, { name: 'Zoë’s school', tagline: 'Ports', packs: ['typing', 'exam-prep'] })
    expect(its).toMatchObject({ slug: 'zoes-school', role: 'admin', closed: false, tests: 0 })
    expect(await (await send('GET', '/zoes-school/settings', who)).json()).toEqual({
      data: {
        slug: 'zoes-school',
        name: 'Zoë’s school',
        tagline: 'Ports',
        color: 'laurel',
        joining: 'invite',
        packs: ['exam-prep', 'typing'],
        closed_at: null,
        comments_off: false,
        boards_off: false,
      },
    })
    expect((await made(await person(), { name: 'Zoë’s school' })).slug).toBe('zoes-school-2')
    expect(await refusal(make(await person(), { name: 'Mine', slug: 'zoes-school' }))).toBe('409 already_exists')
    expect(await refusal(make(await person(), { name: 'Mine', slug: 'invitations' }))).toBe('409 already_exists')
    expect(await refusal(make(await person(), { name: ' ' }))).toBe('422 validation_failed')
    expect((await make('', { name: 'Mine' })).status).toBe(401)
  })

  it('is changed by two admins at once, of whom the slower learns of it where both changed the same', async () => {
    const who = await person()
    const { slug } = await made(who, { name: 'Harbor school', tagline: 'Ports', packs: ['typing'] })
    const patch = (body: object) => send('PATCH', `/${slug}/settings`, who, body)
    const about = { name: 'Harbor school', tagline: 'Ports', joining: 'invite' }
    const both = await Promise.all(['A', 'B', 'C'].map((name) => patch({ was: about, name: `Harbor ${name}` })))
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    const slower = both.find(({ status }) => status === 409)
    expect(await slower?.json()).toMatchObject({ code: 'conflict', errors: [{ path: 'body.was.name' }] })

    // Other settings than those that were read are nobody's business.
    const packs = await patch({ was: { packs: ['typing'] }, packs: ['language', 'typing'] })
    expect(packs.status).toBe(200)
    expect(await refusal(patch({ was: { packs: ['typing'] }, packs: [] }))).toBe('409 conflict')
    expect((await change(slug, who, { was: { packs: ['typing', 'language'] }, packs: [] })).packs).toEqual([])
    expect(await refusal(patch({ was: { joining: 'open' }, archived: true }))).toBe('409 conflict')
    expect(await refusal(patch({ was: about }))).toBe('422 validation_failed')
    expect((await change(slug, who, { tagline: 'As I say' })).tagline).toBe('As I say')
  })

  it('is made once with one key, however often and at once it is asked for', async () => {
    const who = await person()
    const key = crypto.randomUUID()
    const all = await Promise.all(Array.from({ length: 4 }, () => made(who, { name: 'Once' }, key)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect((await made(await person(), { name: 'Once' }, key)).id).not.toBe(all[0]?.id)
  })

  it('is one of three a day, even if all are asked for at once', async () => {
    const who = await person()
    const answers = await Promise.all(Array.from({ length: 6 }, (_, nth) => make(who, { name: `Many ${nth}` })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, 201, 409, 409, 409])
    await sql()`update private.community_makers set made_at = now() - interval '25 hours' where user_id = ${who}`
    expect((await make(who, { name: 'Tomorrow' })).status).toBe(201)
  })

  it('is described, opened and given other packs by its admins only', async () => {
    const who = await person()
    const { id, slug } = await made(who, { name: 'Described', packs: ['typing'] })
    expect(await change(slug, who, { tagline: 'New', joining: 'open' })).toMatchObject({
      name: 'Described',
      tagline: 'New',
      joining: 'open',
      packs: ['typing'],
    })
    expect((await change(slug, who, { packs: ['courses'] })).packs).toEqual(['courses'])
    expect((await change(slug, who, { packs: [] })).packs).toEqual([])
    const instructor = await member('instructor', 'Ivo', id)
    expect(await refusal(send('PATCH', `/${slug}/settings`, instructor, { name: 'Mine' }))).toBe('403 not_allowed')
    expect(await refusal(send('GET', `/${slug}/settings`, instructor))).toBe('403 not_allowed')
    expect(await refusal(send('GET', `/${slug}/settings`, await person()))).toBe('404 not_found')
    expect(await refusal(send('PATCH', `/${slug}/settings`, who, {}))).toBe('422 validation_failed')
  })

  it('that is archived can be read, and nobody joins it, until an admin brings it back', async () => {
    const who = await person()
    const { id, slug } = await made(who, { name: 'Archived' })
    await change(slug, who, { joining: 'open' })
    const student = await member('student', 'Sara', id)
    expect(await change(slug, who, { archived: true })).toMatchObject({
      joining: 'invite',
      closed_at: expect.any(String),
    })
    const listed = await (await send('GET', '/', student)).json()
    expect(listed.data[0]).toMatchObject({ slug, closed: true, role: 'student' })
    expect(await refusal(send('POST', `/${slug}/join`, await person()))).toBe('404 not_found')
    const invite = { role: 'student', expires_in_days: 1 }
    expect(await refusal(send('POST', `/${slug}/invitations`, who, invite))).toBe('409 community_closed')
    expect(await change(slug, who, { archived: false })).toMatchObject({ joining: 'invite', closed_at: null })
    expect((await send('POST', `/${slug}/invitations`, who, invite)).status).toBe(201)
    const audited = await sql()`
      select action, actor_id from audit_log where community_id = ${id} and action like 'community.%' order by id
    `
    expect(audited).toEqual(
      ['made', 'changed', 'closed', 'restored'].map((what) => ({ action: `community.${what}`, actor_id: who })),
    )
  })

  it('is handed over to another member in one step', async () => {
    const who = await person()
    const { id, slug } = await made(who, { name: 'Handed over' })
    const next = await member('student', 'Nia', id)
    const handOver = (by: string, user: string) => send('POST', `/${slug}/hand-over`, by, { user })
    expect(await refusal(handOver(next, who))).toBe('403 not_allowed')
    expect(await refusal(handOver(who, who))).toBe('422 validation_failed')
    expect(await refusal(handOver(who, await person()))).toBe('404 not_found')
    expect(await (await handOver(who, next)).json()).toMatchObject({ data: { user_id: next, role: 'admin' } })
    const roles = await sql()`select user_id, role from memberships where community_id = ${id} order by role`
    expect(roles).toEqual([
      { user_id: next, role: 'admin' },
      { user_id: who, role: 'instructor' },
    ])
    expect(await refusal(handOver(who, next))).toBe('403 not_allowed')
  })
})
