import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { mailDues } from '../../../functions/_services/assignments/mail-dues.ts'
import { tellOfAssignment } from '../../../functions/_services/assignments/tell-learners.ts'
import { sendMails } from '../../../functions/_services/mail/send.ts'
import { createSmtpProvider } from '../../../functions/_services/mail/smtp-provider.ts'
import { mailOnPage } from '../../support/api.ts'
import { inHours, useAssigning } from '../../support/assignments.ts'
import { addMember, createCommunity } from '../../support/people.ts'
import { startSmtpServer } from '../../support/smtp-server.ts'

const MINUTE = 60_000

/** A zone in which it is some time after this full hour. */
function zoneAtHour(hour: number): string {
  const ahead = hour - new Date().getUTCHours()
  // Where the signs of Etc are the other way round.
  return ahead > 12 ? `Etc/GMT+${24 - ahead}` : `Etc/GMT${ahead < 0 ? '+' : '-'}${Math.abs(ahead)}`
}

describe('mail about what is due', () => {
  const { sql, id, api, member, make, publish, test, finished, slug } = useAssigning()
  let instructor: string
  beforeAll(async () => {
    instructor = await member('instructor')
  })

  const after = (minutes: number) => {
    const now = () => Date.now() + minutes * MINUTE
    return { ...api().deps, now, mail: mailOnPage() }
  }
  const tell = async (minutes = 0) => {
    while ((await tellOfAssignment(after(minutes))).more);
  }
  const mail = (minutes: number) => mailDues(after(minutes))
  const learner = async ({ hour = 19, asks = true } = {}) => {
    const who = await member('student')
    await sql()`update profiles set time_zone = ${zoneAtHour(hour)} where id = ${who}`
    await sql()`update auth.users set email_confirmed_at = now() where id = ${who}`
    if (asks) await sql()`insert into mail_subscriptions (user_id, kind) values (${who}, 'assignment_due')`
    return who
  }
  const assigned = async (title: string, due: number, users: string[]) => {
    const subject_id = await test()
    const times = { opens_at: inHours(-10), due_at: inHours(due) }
    const { id } = await publish(instructor, await make(instructor, { subject_id, title, users, ...times }))
    return { id, test: subject_id }
  }
  const mailsTo = (who: string) => sql()<{ subject: string; body_text: string; key: string; expires_at: Date }[]>`
    select subject, body_text, key, expires_at from private.mails where user_id = ${who} order by id
  `
  const namedIn = (text: string) => [...text.matchAll(/^(.+) \(A community\): t/gm)].map(([, title = '']) => title)
  const mailed = async (who: string) => (await mailsTo(who)).flatMap(({ body_text }) => namedIn(body_text))
  const told = async (who: string) =>
    (
      await sql()<{ title: string }[]>`
        select payload ->> 'title' as title from notifications where user_id = ${who} and kind = 'assignment_due'
      `
    ).map(({ title }) => title)

  const CHANGES = {
    nothing: async () => {},
    done: ({ test, who }) => finished(who, { test, percent: 80, ago: 0 }),
    excused: ({ test, who }) => sql()`
      insert into accommodations (community_id, user_id, test_id, kind, reason)
      values (${id()}, ${who}, ${test}, 'excused', 'Knows it.')
      on conflict do nothing
    `,
    putOff: ({ assignment, who }) => extend(assignment, who, 100),
    aLittleLater: ({ assignment, who }) => extend(assignment, who, 4),
    left: ({ who }) => sql()`delete from memberships where user_id = ${who} and community_id = ${id()}`,
    archived: ({ assignment }) => sql()`update assignments set status = 'archived' where id = ${assignment}`,
  } satisfies Record<string, (of: { assignment: string; test: string; who: string }) => Promise<unknown>>
  const extend = (assignment: string, who: string, hours: number) => sql()`
    insert into assignment_extensions (assignment_id, user_id, community_id, due_at)
    values (${assignment}, ${who}, ${id()}, ${inHours(hours)})
    on conflict (assignment_id, user_id) do update set due_at = excluded.due_at
  `
  const change = fc.oneof(
    { weight: 3, arbitrary: fc.constant('nothing' as const) },
    fc.constantFrom(...(['done', 'excused', 'putOff', 'aLittleLater', 'left', 'archived'] as const)),
  )
  const changes = fc.array(change, { minLength: 4, maxLength: 4 })
  const someone = fc.record({ hour: fc.constantFrom(12, 19, 19), asks: fc.boolean(), before: changes, later: changes })

  it('names exactly what the learner was told in the app and would be told again when it is written, and comes once', async () => {
    const dues = fc.array(fc.constantFrom(1.5, 3, 8, 20, 30), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(dues, fc.array(someone, { minLength: 1, maxLength: 2 }), async (hours, people) => {
        const learners = await Promise.all(people.map(async (one) => ({ ...one, who: await learner(one) })))
        const users = learners.map(({ who }) => who)
        const all: { id: string; test: string }[] = []
        for (const [nth, due] of hours.entries()) all.push(await assigned(`Homework ${nth}`, due, users))
        const happens = async (when: 'before' | 'later') => {
          for (const { who, ...one } of learners)
            for (const [nth, { id: assignment, test }] of all.entries())
              await CHANGES[one[when][nth] ?? 'nothing']({ assignment, test, who })
        }
        await happens('before')
        await tell()
        const first = new Map(await Promise.all(users.map(async (who) => [who, await told(who)] as const)))
        await happens('later')
        await Promise.all([mail(36), mail(36)])
        await mail(40)

        // As if nobody had been told before.
        await sql()`delete from private.assignment_tellings where user_id in ${sql()(users)} and kind = 'assignment_due'`
        await sql()`delete from notifications where user_id in ${sql()(users)}`
        await sql()`
          update private.assignment_looks set due_at = now() where assignment_id in ${sql()(all.map((it) => it.id))}
        `
        await tell(36)
        for (const { who, asks } of learners) {
          const again = new Set(await told(who))
          const expected = new Set(asks ? first.get(who)?.filter((title) => again.has(title)) : [])
          const named = await mailed(who)
          expect([new Set(named), named.length]).toEqual([expected, expected.size])
          expect(await mailsTo(who)).toHaveLength(expected.size > 0 ? 1 : 0)
        }
      }),
      { numRuns: 8 },
    )
  })

  it('waits half an hour for what else is due, and not for what is due soon', async () => {
    const [slow, fast, foreign] = [await learner(), await learner(), await learner({ hour: 12 })]
    await assigned('Ports', 20, [slow, foreign])
    await assigned('Subnets', 1, [fast])
    await tell()
    await mail(1)
    expect([await mailed(slow), await mailed(fast)]).toEqual([[], ['Subnets']])
    await assigned('Routing', 19, [slow])
    await tell(20)
    await mail(34)
    expect(await mailed(slow)).toEqual([])
    await mail(36)
    expect((await mailsTo(slow)).map(({ subject }) => subject)).toEqual(['Due tomorrow: Routing and Ports'])
    expect(await mailed(foreign)).toEqual([])
    await tell(50)
    await mail(90)
    expect(await mailsTo(slow)).toHaveLength(1)
  })

  it('leaves once for all communities, can be ended by one click, and then what waits is not mailed', async () => {
    await sql()`delete from private.mails`
    const who = await learner()
    const other = await createCommunity(sql())
    await sql()`update communities set name = 'Quay' where id = ${other}`
    await addMember(sql(), other, who, 'student')
    const times = { opens_at: inHours(-10), due_at: inHours(20) }
    const mix = await publish(
      instructor,
      await make(instructor, { kind: 'mix', questions: 10, title: 'Mixed', users: [who], ...times }),
    )
    const copy = crypto.randomUUID()
    await sql()`
      insert into assignments
      select (jsonb_populate_record(it, ${sql().json({ id: copy, community_id: other, everybody: true, title: 'Elsewhere', due_at: inHours(21) })})).*
      from assignments as it where id = ${mix.id}
    `
    await sql()`insert into private.assignment_looks (assignment_id, due_at) values (${copy}, now())`
    await tell()
    await mail(36)
    const { taken, url } = await startSmtpServer()
    const provider = createSmtpProvider(url)
    expect(await sendMails({ ...after(36), mail: { ...mailOnPage(), provider } })).toMatchObject({ sent: 1 })
    const raw = taken[0]?.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? ''
    expect(taken[0]?.to).toEqual([`${who}@example.test`])
    const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n\s+/g, ' ')
    for (const line of [
      'Subject: Due tomorrow: Mixed and Elsewhere',
      'Auto-Submitted: auto-generated',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    ])
      expect(head).toContain(line)
    expect(raw).toContain(`https://laude.example/c/${slug()}/assignments`)
    expect(raw).toContain('Elsewhere (Quay): tomorrow')

    await assigned('Late', 18, [who])
    await tell(40)
    expect(await sql()`select from private.due_mails where user_id = ${who}`).toHaveLength(1)
    const [, link = ''] = /List-Unsubscribe: <https:\/\/api.laude.example\/functions\/v1([^>]*)>/.exec(head) ?? []
    const form = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }
    const ended = await api().ask(link, undefined, { ...form, body: 'List-Unsubscribe=One-Click' })
    expect(await ended.json()).toEqual({ data: { kind: 'assignment_due' } })
    expect(await sql()`select from private.due_mails where user_id = ${who}`).toHaveLength(0)
    await mail(90)
    expect(await mailsTo(who)).toHaveLength(1)
  })

  it('is not sent to an address that is not confirmed, nor by a server that sends none', async () => {
    const who = await learner()
    await sql()`update auth.users set email_confirmed_at = null where id = ${who}`
    await assigned('Ports', 20, [who])
    await tell()
    expect(await mailDues({ ...after(36), mail: undefined })).toEqual({ more: false })
    await mail(36)
    expect(await mailsTo(who)).toEqual([])
  })
})
