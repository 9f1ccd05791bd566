import { describe, expect, it } from 'vitest'
import { notificationList } from '../../../functions/_contracts/notifications/notifications.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { profiles } from '../../support/profiles.ts'
import { useSchool } from '../../support/school.ts'
import { isUnread, readStream } from '../../support/stream.ts'

describe('the member whom a sole admin chose before deleting their account', () => {
  const school = useSchool()
  const { sql } = school
  const profile = profiles(school.api)

  const handedOver = async (name: string) => {
    const id = await createCommunity(sql())
    const [row] = await sql()<{ slug: string }[]>`update communities set name = ${name} where id = ${id} returning slug`
    const slug = row?.slug ?? ''
    const [admin, successor, other] = await Promise.all(
      ['Ada', 'Ines', 'Otto'].map((person) => createPerson(sql(), person)),
    )
    if (!admin || !successor || !other) throw new Error('Expected three people.')
    await addMember(sql(), id, admin, 'admin')
    await addMember(sql(), id, successor, 'instructor')
    await addMember(sql(), id, other, 'student')
    return { id, slug, name, admin, successor, other }
  }
  const usernameOf = async (person: string) => (await profile.mine(person)).username
  const remove = async (person: string, communities?: { community: string; successor: string | null }[]) =>
    profile.delete(person, await usernameOf(person), { communities })
  const notificationsOf = async (person: string) =>
    notificationList.parse(await (await school.api().ask('/gamification-api/notifications', person)).json())

  it('is notified once, at once, and without the name of the admin before', async () => {
    const { id, slug, name, admin, successor, other } = await handedOver('Quay')
    const stream = readStream(await school.api().ask('/gamification-api/notifications/stream', successor))
    await stream.until(isUnread(0))
    const refused = await problemOf(await remove(admin))
    expect(refused.code).toBe('sole_admin')
    expect((await notificationsOf(successor)).data).toEqual([])

    const username = await usernameOf(admin)
    expect((await remove(admin, [{ community: slug, successor }])).status).toBe(204)
    const { data, page } = await notificationsOf(successor)
    expect(data).toEqual([
      {
        id: expect.any(String),
        community: slug,
        created_at: expect.any(String),
        read: false,
        kind: 'became_admin',
        administered: { id, slug, name },
      },
    ])
    expect(page.unread).toBe(1)
    expect(await stream.until((it) => it.event === 'notification')).toMatchObject({ data: { kind: 'became_admin' } })
    await stream.close()
    expect((await notificationsOf(other)).data).toEqual([])
    const repeat = { communities: [{ community: slug, successor }] }
    expect((await profile.delete(admin, username, repeat)).status).toBe(204)
    expect((await notificationsOf(successor)).data).toHaveLength(1)
  })

  it('finds it in their export, and it is deleted with their account', async () => {
    const { id, slug, admin, successor, other } = await handedOver('Pier')
    await remove(admin, [{ community: slug, successor }])
    const data = exported.parse(await (await profile.export(successor)).json())
    expect(data.notifications).toMatchObject([
      { community: slug, kind: 'became_admin', payload: { community_id: id }, read_at: null },
    ])
    expect((await remove(successor, [{ community: slug, successor: other }])).status).toBe(204)
    expect(await sql()`select id from notifications where user_id = ${successor}`).toEqual([])
    expect((await notificationsOf(other)).data).toMatchObject([{ kind: 'became_admin' }])
  })

  it('is told nothing where the community is closed instead', async () => {
    const { slug, admin, successor } = await handedOver('Ended')
    expect((await remove(admin, [{ community: slug, successor: null }])).status).toBe(204)
    expect((await notificationsOf(successor)).data).toEqual([])
  })
})
