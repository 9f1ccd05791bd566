import { beforeAll, describe, expect, it } from 'vitest'
import {
  announcement,
  announcementList,
  myAnnouncements,
  type Announcement,
} from '../../../functions/_contracts/announcements/announcements.ts'
import { deletedNotifications, notificationList } from '../../../functions/_contracts/notifications/notifications.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { one } from '../../../functions/_contracts/wire.ts'
import { tellOfAnnouncement } from '../../../functions/_services/announcements/tell-learners.ts'
import { inHours, useAssigning } from '../../support/assignments.ts'
import { addMember, createCommunity } from '../../support/people.ts'

describe('an announcement', () => {
  const { sql, id, slug, api, member, person, group, send, refusal } = useAssigning()
  let ines: string
  beforeAll(async () => {
    ines = await member('instructor')
  })

  const at = (path = '') => `/${slug()}/announcements${path}`
  const parsed = async (response: Promise<Response>) => {
    const text = await (await response).text()
    return one(announcement).parse(JSON.parse(text)).data
  }
  const announce = (body: object, who = ines) =>
    parsed(send('POST', at(), who, { title: 'No class on Friday', ...body }))
  const change = ({ id: name, ...it }: Announcement, body: object) => ({
    path: at(`/${name}`),
    body: {
      ...{ revision: it.revision, title: it.title, body: it.body, everybody: it.everybody, zone: it.zone },
      groups: it.groups.map(({ id }) => id),
      ...body,
    },
  })
  const seenBy = async (who: string) =>
    myAnnouncements
      .parse(await (await send('GET', `/${slug()}/my-announcements`, who)).json())
      .data.filter(({ fresh }) => fresh)
      .map(({ title }) => title)
  const counted = async (name: string) => {
    const all = announcementList.parse(await (await send('GET', at(), ines)).json()).data
    const { read, of } = all.find((it) => it.id === name) ?? {}
    return { read, of }
  }
  const unread = async (who: string) => {
    const response = await api().ask(`/gamification-api/notifications?community=${slug()}`, who)
    return notificationList.parse(await response.json()).page.unread
  }
  /** Answers how they take it back. */
  const deletesAll = async (who: string) => {
    const post = (path: string, body: object) =>
      api().ask(`/gamification-api/notifications/${path}`, who, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    const answer = await post('delete', { up_to: 'ffffffff-ffff-4fff-bfff-ffffffffffff' })
    const { deleted_at } = one(deletedNotifications).parse(await answer.json()).data
    return () => post('restore', { deleted_at })
  }
  const work = async (db = api().deps) => {
    while ((await tellOfAnnouncement(db)).more);
  }
  const heard = async (who: string) => {
    const response = await api().ask(`/gamification-api/notifications?community=${slug()}`, who)
    return notificationList
      .parse(await response.json())
      .data.flatMap((it) => ('announcement' in it ? it.announcement.title : []))
  }

  it('to a group is seen and put away by who is in it, told to them once, and counted without names', async () => {
    const [ana, ben, cara] = [await member('student'), await member('student'), await member('student')]
    const of = await group('Monday', [ana, cara])
    const made = await announce({ groups: [of], title: 'Room 4', body: 'See\u202E https://example.com/rooms.' })
    expect(made).toMatchObject({ state: 'published', body: 'See https://example.com/rooms.', read: 0, of: 2 })
    expect([await seenBy(ana), await seenBy(ben)]).toEqual([['Room 4'], []])
    await Promise.all([work(), work()])
    await work()
    expect([await heard(ana), await heard(ben), await heard(cara)]).toEqual([['Room 4'], [], ['Room 4']])
    const read = `/${slug()}/my-announcements/${made.id}/read`
    for (const _ of [1, 2]) expect((await send('PUT', read, ana)).status).toBe(200)
    expect(await refusal(send('PUT', read, ben))).toBe('404 not_found')
    expect(await seenBy(ana)).toEqual([])
    expect([await unread(ana), await unread(cara)]).toEqual([0, 1])
    expect(await counted(made.id)).toEqual({ read: 1, of: 2 })
    expect(await refusal(send('GET', at(), ana))).toBe('403 not_allowed')

    // Who comes later sees it; of an emptied group nobody does.
    await sql()`insert into group_members (group_id, user_id, community_id) values (${of}, ${ben}, ${id()})`
    expect(await seenBy(ben)).toEqual(['Room 4'])
    await sql()`delete from group_members where group_id = ${of}`
    expect([await seenBy(cara), await counted(made.id)]).toEqual([[], { read: 0, of: 0 }])
  })

  it('waits for its time, which may not be past, and can be changed until then', async () => {
    const ana = await member('student')
    const later = await announce({ everybody: true, title: 'Later', publish_at: inHours(2), zone: 'Europe/Berlin' })
    expect(later).toMatchObject({ state: 'scheduled', zone: 'Europe/Berlin' })
    await work()
    expect([await seenBy(ana), await heard(ana)]).toEqual([[], []])
    const past = { title: 'Past', everybody: true, publish_at: inHours(-1) }
    expect(await refusal(send('POST', at(), ines, past))).toBe('422 validation_failed')
    const { path, body } = change(later, { title: 'Now', publish_at: null })
    const both = await Promise.all([send('PUT', path, ines, body), send('PUT', path, ines, body)])
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]))
    await work()
    expect([await seenBy(ana), await heard(ana)]).toEqual([['Now'], ['Now']])
  })

  it('says that it was edited, is told no second time, and is gone once it is withdrawn', async () => {
    const [ana, ben] = [await member('student'), await member('student')]
    const made = await announce({ everybody: true, title: 'Frist' })
    await work()
    const undo = await deletesAll(ben)
    const { path, body } = change(made, { title: 'First', publish_at: inHours(5) })
    const edited = await parsed(send('PUT', path, ines, body))
    expect(edited).toMatchObject({ title: 'First', state: 'published', publish_at: made.publish_at })
    expect(edited.edited_at).not.toBeNull()
    await work()
    expect(await heard(ana)).toEqual(['First'])
    const withdrawn = await parsed(send('POST', `${path}/withdraw`, ines, { revision: edited.revision }))
    expect(withdrawn.state).toBe('withdrawn')
    expect(await unread(ana)).toBe(0)
    expect([await seenBy(ana), await heard(ana)]).not.toContainEqual(['First'])
    await undo()
    expect(await heard(ben)).toEqual([])
    expect((await send('POST', `${path}/withdraw`, ines, { revision: 1 })).status).toBe(200)
    expect(await refusal(send('PUT', path, ines, { ...body, revision: withdrawn.revision }))).toBe('409 conflict')
  })

  it('that is withdrawn while it is sent is told to everybody or to nobody, and seen by nobody', async () => {
    const ana = await member('student')
    const made = await announce({ everybody: true, title: 'Both at once' })
    await Promise.all([work(), send('POST', at(`/${made.id}/withdraw`), ines, { revision: made.revision })])
    await work()
    expect([...(await seenBy(ana)), ...(await heard(ana))]).not.toContain('Both at once')
  })

  it('has a title that says something, fits, and is for somebody', async () => {
    const everybody = true
    for (const body of [
      { title: '\u200B\u2060', everybody },
      { title: 'x'.repeat(121), everybody },
      { title: 'T', body: 'x'.repeat(10_000), everybody },
      { title: 'a\0b', everybody },
      { title: 'For nobody' },
      { title: 'T', everybody, zone: 'Mars/Olympus' },
    ])
      expect(await refusal(send('POST', at(), ines, body))).toBe('422 validation_failed')
    expect(await refusal(send('POST', at(), await member('student'), { title: 'T', everybody }))).toBe(
      '403 not_allowed',
    )
    expect(await refusal(send('POST', at(), await person(), { title: 'T', everybody }))).toBe('404 not_found')
  })

  it('is made no more in an archived community', async () => {
    const closed = await createCommunity(sql())
    await addMember(sql(), closed, ines, 'admin')
    const [row] = await sql()`update communities set closed_at = now() where id = ${closed} returning slug`
    const body = { title: 'T', everybody: true }
    expect(await refusal(send('POST', `/${row?.slug}/announcements`, ines, body))).toBe('409 community_closed')
  })

  it('is in the export of who announced it and of who has read it', async () => {
    const ana = await member('student')
    const made = await announce({ everybody: true, title: 'Exported' })
    await send('PUT', `/${slug()}/my-announcements/${made.id}/read`, ana)
    const take = async (who: string) =>
      exported.parse(await (await api().ask('/gamification-api/profile/export', who)).json())
    expect((await take(ines)).announcements).toContainEqual(expect.objectContaining({ title: 'Exported' }))
    expect((await take(ana)).announcement_reads).toMatchObject([{ announcement: made.id }])
    await sql()`select private.delete_account(${ana})`
    expect(await sql()`select from announcement_reads where user_id = ${ana}`).toHaveLength(0)
  })
})
