import { beforeAll, describe, expect, it } from 'vitest'
import { addressedPage, myInvitation, rosterReport } from '../../../functions/_contracts/communities/rosters.ts'
import { notificationList } from '../../../functions/_contracts/notifications/notifications.ts'
import { list, one } from '../../../functions/_contracts/wire.ts'
import { tellInvited } from '../../../functions/_services/notifications/tell-invited.ts'
import { useMembers } from '../../support/members.ts'
import { addMember, createPerson } from '../../support/people.ts'

describe('an invitation to an address', () => {
  const { api, sql, id, slug, member, send } = useMembers()
  let ines: string
  beforeAll(async () => {
    ines = await member('instructor', 'Ines')
  })

  const take = async (text: string, who = ines) => {
    const response = await api().ask(`/communities-api/rosters?community=${slug()}`, who, {
      method: 'POST',
      body: text,
    })
    expect(response.status).toBe(200)
    return one(rosterReport).parse(await response.json()).data
  }
  const fresh = () => `${crypto.randomUUID()}@example.test`
  const withAddress = async (address: string, confirmed = true) => {
    const who = await createPerson(sql(), `Invited ${address.slice(0, 6)}`)
    await sql()`
      update auth.users set email = ${address}, email_confirmed_at = case when ${confirmed} then now() end where id = ${who}
    `
    return who
  }
  const work = async () => {
    while ((await tellInvited(api().deps)).more);
  }
  const notified = async (who: string) =>
    notificationList.parse(await (await api().ask('/gamification-api/notifications', who)).json())
  const told = async (who: string) =>
    (await notified(who)).data.flatMap((it) => (it.kind === 'invited' ? { ...it.invitation, by: it.by?.name } : []))
  const mine = async (who: string) =>
    list(myInvitation).parse(await (await send('GET', '/invitations/to/me', who)).json()).data
  const addressed = async (address: string) =>
    addressedPage.parse(await (await send('GET', `/${slug()}/roster?search=${address.slice(0, 8)}`, ines)).json()).data
  const answer = (who: string, name: string | undefined, verb: 'accept' | 'decline') =>
    send('POST', `/invitations/to/me/${name}/${verb}`, who)

  it('is told once to who has confirmed the address, by however many workers, and says who invites where', async () => {
    const address = fresh()
    const who = await withAddress(address)
    await take(`email,group\n${address},`)
    expect(await told(who)).toEqual([])
    await Promise.all([work(), work(), work()])
    const [invitation] = await mine(who)
    const expected = [{ id: invitation?.id, community: { slug: slug(), name: 'A community' }, by: 'Ines' }]
    expect(await told(who)).toEqual(expected)
    expect((await notified(who)).data).toMatchObject([{ kind: 'invited', community: null, read: false }])
    expect((await notified(who)).page.unread).toBe(1)

    expect(await take(`${address},Lea`)).toMatchObject({ invited: 0, renewed: 1 })
    await work()
    expect(await told(who)).toEqual(expected)
  })

  it('shows its maker the same, before and after it is told, whether there is an account or not', async () => {
    const [known, unknown] = [fresh(), fresh()]
    const who = await withAddress(known)
    const reports = [await take(known), await take(unknown)]
    expect(reports[0]).toEqual(reports[1])
    const shown = async () => {
      const rows = [...(await addressed(known)), ...(await addressed(unknown))]
      return rows.map(({ name, role, group, state }) => ({ name, role, group, state }))
    }
    const before = await shown()
    expect(before[0]).toEqual(before[1])
    await work()
    expect(await told(who)).toHaveLength(1)
    expect(await shown()).toEqual(before)
    // What a policy lets its maker read is set alike, too.
    const times = await sql()<{ told: boolean }[]>`
      select told_at is not null as told from address_invitations where address in (${known}, ${unknown})
    `
    expect(times).toMatchObject([{ told: true }, { told: true }])
  })

  it('is told neither to members, nor for an address that is not confirmed, nor to who has blocked its maker', async () => {
    const [joined, unconfirmed, blocking, other] = [fresh(), fresh(), fresh(), fresh()]
    const people = [
      await withAddress(joined),
      await withAddress(unconfirmed, false),
      await withAddress(blocking),
      await withAddress(other),
    ] as const
    await take([joined, unconfirmed, blocking, other].join('\n'))
    await addMember(sql(), id(), people[0], 'student')
    await sql()`insert into person_blocks (user_id, blocked_id) values (${people[2]}, ${ines})`
    await work()
    const counts = await Promise.all(people.map(async (who) => (await told(who)).length))
    expect(counts).toEqual([0, 0, 0, 1])
  })

  it('is not told once it was taken back, declined or has lapsed', async () => {
    const [back, declined, lapsed] = [fresh(), fresh(), fresh()]
    const people = [await withAddress(back), await withAddress(declined), await withAddress(lapsed)] as const
    await take([back, declined, lapsed].join('\n'))
    const [row] = await addressed(back)
    await send('DELETE', `/${slug()}/roster/${row?.id}`, ines)
    const [invitation] = await mine(people[1])
    expect((await answer(people[1], invitation?.id, 'decline')).status).toBe(204)
    await sql()`update address_invitations set expires_at = now() where address = ${lapsed}`
    await work()
    const counts = await Promise.all(people.map(async (who) => (await told(who)).length))
    expect(counts).toEqual([0, 0, 0])
  })

  it('is not told in a community that is archived meanwhile', async () => {
    const address = fresh()
    const who = await withAddress(address)
    await take(address)
    await sql()`update communities set closed_at = now() where id = ${id()}`
    await work()
    await sql()`update communities set closed_at = null where id = ${id()}`
    await work()
    expect(await told(who)).toEqual([])
  })

  it('is not shown to who has turned the kind off, until they turn it on', async () => {
    const address = fresh()
    const who = await withAddress(address)
    const mute = (muted: string[]) =>
      api().ask('/gamification-api/profile', who, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ muted }),
      })
    expect((await mute(['invited'])).status).toBe(200)
    await take(address)
    await work()
    expect([await told(who), (await notified(who)).page.unread]).toEqual([[], 0])
    await mute([])
    expect(await told(who)).toHaveLength(1)
  })

  it('is not brought back to who deleted it and has said no since', async () => {
    const address = fresh()
    const who = await withAddress(address)
    await take(address)
    await work()
    const post = async (path: string, body: object) => {
      const response = await api().ask(`/gamification-api/notifications/${path}`, who, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
      return response.json()
    }
    const [{ id: shown } = { id: '' }] = (await notified(who)).data
    const { data: deleted } = await post('delete', { ids: [shown] })
    expect(await told(who)).toEqual([])
    const [invitation] = await mine(who)
    expect((await answer(who, invitation?.id, 'decline')).status).toBe(204)
    expect(await post('restore', { deleted_at: deleted.deleted_at })).toMatchObject({ data: { restored: 0 } })
    expect(await told(who)).toEqual([])
  })

  it.each(['accept', 'decline'] as const)('takes its notification along when people %s, and no other', async (verb) => {
    const [first, second] = [fresh(), fresh()]
    const people = [await withAddress(first), await withAddress(second)] as const
    await take(`${first}\n${second}`)
    await work()
    const [invitation] = await mine(people[0])
    // Nobody answers for another.
    expect((await answer(people[1], invitation?.id, verb)).status).toBe(404)
    expect(await told(people[0])).toHaveLength(1)
    expect((await answer(people[0], invitation?.id, verb)).ok).toBe(true)
    expect([await told(people[0]), await mine(people[0])]).toEqual([[], []])
    expect(await told(people[1])).toHaveLength(1)
  })

  it('that was taken back is no longer there to answer, and one made anew is told in its place', async () => {
    const address = fresh()
    const who = await withAddress(address)
    await take(address)
    await work()
    const [before] = await told(who)
    const [row] = await addressed(address)
    await send('DELETE', `/${slug()}/roster/${row?.id}`, ines)
    expect(await mine(who)).toEqual([])
    expect((await answer(who, before?.id, 'accept')).status).toBe(404)

    await take(address)
    await work()
    const [invitation] = await mine(who)
    expect((await told(who)).map((it) => it.id)).toEqual([invitation?.id])
    expect(invitation?.id).not.toBe(before?.id)
  })

  it('of a community that somebody just made is told to 200 addresses a day, however it invites them', async () => {
    const maker = await createPerson(sql(), 'Mara')
    const response = await api().ask('/communities-api/', maker, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Brand new' }),
    })
    const { data: made } = await response.json()
    const invite = async (addresses: readonly string[]) => {
      const taken = await api().ask(`/communities-api/rosters?community=${made.slug}`, maker, {
        method: 'POST',
        body: addresses.join('\n'),
      })
      expect(taken.status).toBe(200)
    }
    const untold = async () => {
      const [row] = await sql()<{ n: number }[]>`
        select count(*)::integer as n from address_invitations where community_id = ${made.id} and told_at is null
      `
      return row?.n
    }
    const [first, last] = [fresh(), fresh()]
    const people = [await withAddress(first), await withAddress(last)] as const
    await invite([first, ...Array.from({ length: 150 }, fresh)])
    // What is taken back was told all the same.
    await sql()`delete from address_invitations where community_id = ${made.id} and address <> ${first}`
    expect(await untold()).toBe(1)
    await invite([...Array.from({ length: 60 }, fresh), last])
    expect(await untold()).toBe(50)
    await work()
    expect([await told(people[0]), await told(people[1])]).toMatchObject([[{ by: 'Mara' }], []])
    expect(await mine(people[1])).toHaveLength(1)

    await sql()`update private.community_makers set told_on = told_on - 1 where community_id = ${made.id}`
    const next = fresh()
    const tomorrow = await withAddress(next)
    await invite([next])
    await work()
    expect(await told(tomorrow)).toHaveLength(1)
  })

  it('is forgotten where its person blocks its maker', async () => {
    const address = fresh()
    const who = await withAddress(address)
    await sql()`update profiles set username = 'ines-the-inviter' where id = ${ines}`
    await take(address)
    await work()
    expect(await told(who)).toHaveLength(1)
    // Who has not met anybody there blocks nobody; in another community they have.
    const response = await api().ask('/gamification-api/blocks/ines-the-inviter', who, { method: 'PUT' })
    expect(response.status).toBe(404)
    const [meeting] = await sql()<{ id: string }[]>`
      insert into communities (slug, name) values ('meeting', 'Meeting') returning id
    `
    for (const person of [who, ines]) await addMember(sql(), meeting?.id ?? '', person, 'student')
    expect((await api().ask('/gamification-api/blocks/ines-the-inviter', who, { method: 'PUT' })).ok).toBe(true)
    expect(await told(who)).toEqual([])
    expect(await mine(who)).toHaveLength(1)
  })

  it('is one of 20,000 that are told in few bounded turns', async () => {
    await sql()`
      insert into auth.users (id, aud, role, email, email_confirmed_at, raw_user_meta_data, created_at, updated_at)
      select
        gen_random_uuid(), 'authenticated', 'authenticated', 's' || nth || '@many.example.test', now(),
        jsonb_build_object('display_name', 'Student ' || nth), now(), now()
      from generate_series(1, 20000, 2) as nth
    `
    await work()
    await take(Array.from({ length: 20_000 }, (_, nth) => `s${nth + 1}@many.example.test`).join('\n'))
    const begin = performance.now()
    const turns = []
    for (let more = true; more;) {
      const turn = await tellInvited(api().deps)
      turns.push(turn.told)
      more = turn.more
    }
    const seconds = (performance.now() - begin) / 1000
    console.info(`20,000 invitations were told in ${turns.length} turns and ${seconds.toFixed(1)} s`)
    expect(turns.reduce((all, count) => all + count, 0)).toBe(10_000)
    expect(turns.length).toBeLessThanOrEqual(5)
    expect(seconds).toBeLessThan(30)
  }, 120_000)
})
