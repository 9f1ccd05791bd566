import { describe, expect, it } from 'vitest'
import { questionThread } from '../../../functions/_contracts/comments/comments.ts'
import { moderationPage } from '../../../functions/_contracts/comments/moderation.ts'
import { createAddressReader } from '../../../functions/_http/client-address.ts'
import { createPolicies } from '../../../functions/_http/limits.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { createPostgresStore } from '../../../functions/_services/rate-limits/postgres-store.ts'
import { createRateLimiter } from '../../../functions/_services/rate-limits/rate-limiter.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { takeTest, useSchool, type Sitter } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

const EARLY = { status: 409, code: 'too_early' }

describe('comments on a question', () => {
  const school = useSchool()
  const publish = () => publishBank(school.sql(), { community: school.harbor() })

  /** Somebody who has answered all questions of this test. */
  const taken = async (test: string, me?: Sitter) => {
    const who = me ?? (await school.newcomer())
    const { attempt_id } = await takeTest(who, test, { correct: 20 })
    // Each attempt asks the questions in another order.
    const asked = (await who.review(attempt_id)).questions.find(({ prompt }) => prompt === 'Prompt 1 of version 1')
    if (!asked) throw new Error('It was not asked.')
    const path = `/attempts/${attempt_id}/questions/${asked.number}/comments`
    const thread = async (method: string, rest = '', body?: object) => {
      const answer = await who.send(method, `${path}${rest}`, body)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
      return questionThread.parse(JSON.parse(text).data)
    }
    return {
      ...{ who, path },
      read: async () => (await thread('GET')).comments,
      write: async (body: string) => {
        const before = new Set((await thread('GET')).comments.map(({ id }) => id))
        const written = (await thread('POST', '', { body })).comments.find(({ id }) => !before.has(id))
        if (!written) throw new Error('It was not written.')
        return written
      },
      change: async (method: string, rest: string, body?: object) => (await thread(method, rest, body)).comments,
      refused: (method: string, rest: string, body?: object) => who.refusal(method, `${path}${rest}`, body),
    }
  }
  const instructor = async () => {
    const person = await createPerson(school.sql(), 'Ines')
    await addMember(school.sql(), school.harbor(), person, 'instructor')
    return sitter(school.api(), person)
  }
  const decide = (person: string, comment: string, body: object) =>
    school.api().ask(`/communities-api/harbor/comments/${comment}/decision`, person, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const inbox = async (person: string, show = 'waiting') =>
    moderationPage.parse(await (await school.api().ask(`/communities-api/harbor/comments?show=${show}`, person)).json())
      .data

  it('are read and written by those who have answered it, and by nobody else', async () => {
    const test = await publish()
    const ann = await taken(test)
    await ann.write('The zeros are for hosts. https://example.com')
    const bea = await taken(test)
    expect(await bea.read()).toMatchObject([
      {
        body: 'The zeros are for hosts. https://example.com',
        mine: false,
        status: 'shown',
        author: { teaches: false },
      },
    ])
    const cem = await school.newcomer()
    const { id } = await cem.start({ test_id: test, mode: 'exam', length: 25 })
    const [answer] = await cem.answers(id, () => true)
    await cem.save(id, { responses: [answer] })
    const early = `/attempts/${id}/questions/1/comments`
    expect(await cem.refusal('GET', early)).toMatchObject(EARLY)
    expect(await cem.refusal('POST', early, { body: 'What is it?' })).toMatchObject(EARLY)
    expect(await cem.refusal('GET', ann.path)).toMatchObject({ status: 404 })
    expect(await cem.refusal('GET', bea.path)).toMatchObject({ status: 404 })
    await bea.who.start({ test_id: test, mode: 'exam', length: 25 })
    const running = { status: 403, code: 'exam_running' }
    expect(await bea.refused('GET', '')).toMatchObject(running)
    expect(await bea.refused('POST', '', { body: 'What is it?' })).toMatchObject(running)
  })

  it('take plain text that says something, without signs that nobody sees', async () => {
    const ann = await taken(await publish())
    expect(await ann.write('  a\u202Eb\u200B  ')).toMatchObject({ body: 'ab' })
    for (const body of ['', '  ', '\u200B\u2060\u202E', 'x'.repeat(2001), 'x'.repeat(10_000), 'a\0b', '\ud800'])
      expect(await ann.refused('POST', '', { body })).toMatchObject({ status: 422 })
  })

  it('can be edited for 15 minutes as they were read, and deleted by who wrote them', async () => {
    const test = await publish()
    const ann = await taken(test)
    const { id } = await ann.write('Frist.')
    const [edited] = await ann.change('PATCH', `/${id}`, { body: 'First.', revision: 1 })
    expect(edited).toMatchObject({ body: 'First.', revision: 2, editable: true })
    expect(await ann.refused('PATCH', `/${id}`, { body: 'X', revision: 1 })).toMatchObject({ code: 'conflict' })
    const bea = await taken(test)
    expect(await bea.refused('PATCH', `/${id}`, { body: 'X', revision: 2 })).toMatchObject({ status: 403 })
    expect(await bea.refused('DELETE', `/${id}`)).toMatchObject({ status: 403 })
    await school.sql()`alter table question_comments disable trigger user`
    await school.sql()`update question_comments set created_at = now() - interval '16 minutes' where id = ${id}`
    await school.sql()`alter table question_comments enable trigger user`
    expect(await ann.refused('PATCH', `/${id}`, { body: 'X', revision: 2 })).toMatchObject({ code: 'conflict' })
    expect(await ann.change('DELETE', `/${id}`)).toEqual([])
  })

  it('are found helpful once a person and kind, and endorsed by instructors', async () => {
    const test = await publish()
    const ann = await taken(test)
    await ann.write('First.')
    const { id } = await ann.write('Second.')
    const bea = await taken(test)
    for (const _ of [1, 2]) await bea.change('PUT', `/${id}/reactions`, { helpful: true, thanks: true })
    const after = await bea.change('PUT', `/${id}/reactions`, { helpful: true, thanks: false })
    expect(after.find((it) => it.id === id)).toMatchObject({
      helpful: { count: 1, mine: true },
      thanks: { count: 0, mine: false },
    })
    expect(await ann.refused('PUT', `/${id}/reactions`, { helpful: true, thanks: false })).toMatchObject({
      status: 403,
    })
    expect(await bea.refused('PUT', `/${id}/endorsement`, { endorsed: true })).toMatchObject({ status: 403 })
    const ines = await taken(test, await instructor())
    expect((await ines.change('PUT', `/${id}/endorsement`, { endorsed: true }))[0]).toMatchObject({
      id,
      endorsed: true,
    })
    const edited = (await ann.change('PATCH', `/${id}`, { body: 'Other.', revision: 1 })).find((it) => it.id === id)
    expect(edited).toMatchObject({ endorsed: false })
  })

  it('are hidden by the third report, decided about once, and audited; reporters are told', async () => {
    const test = await publish()
    const ann = await taken(test)
    const { id } = await ann.write('You are all fools.')
    const [bea, cem, dia] = [await taken(test), await taken(test), await taken(test)]
    for (const it of [bea, cem]) await it.change('PUT', `/${id}/report`, { reason: 'unkind' })
    await bea.change('PUT', `/${id}/report`, { reason: 'unkind', note: 'Twice by one person.' })
    const eva = await taken(test)
    expect(await eva.read()).toMatchObject([{ status: 'shown' }])
    await dia.change('PUT', `/${id}/report`, { reason: 'spam' })
    expect(await eva.read()).toEqual([])
    expect(await ann.read()).toMatchObject([{ status: 'hidden', body: 'You are all fools.', mine: true }])
    expect(await bea.read()).toMatchObject([{ status: 'hidden', body: '', report: { outcome: null } }])
    expect(await ann.refused('PUT', `/${id}/report`, { reason: 'spam' })).toMatchObject({ status: 403 })

    const [ines, omar] = [await instructor(), await instructor()]
    const waiting = (await inbox(ines.person)).find((it) => it.id === id)
    expect(waiting).toMatchObject({
      status: 'hidden',
      reports: [{ reason: 'unkind' }, { reason: 'unkind' }, { reason: 'spam' }],
    })
    const revision = waiting?.revision
    const body = { decision: 'remove', revision, reason: 'An insult.' }
    expect((await decide(ann.who.person, id, body)).status).toBe(403)
    const both = await Promise.all([
      decide(ines.person, id, body),
      decide(omar.person, id, { decision: 'keep', revision }),
    ])
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]))
    const audited = await school.sql()`select action from audit_log where subject_id = ${id}`
    expect(audited).toHaveLength(1)
    const outcome = audited[0]?.action === 'comment.removed' ? 'removed' : 'kept'
    expect(await bea.read()).toMatchObject([{ report: { outcome } }])
    expect((await inbox(ines.person)).some((it) => it.id === id)).toBe(false)
  })

  it('stay in an archived community, where nobody adds to them', async () => {
    const sql = school.sql()
    const community = await createCommunity(sql)
    const test = await publishBank(sql, { community })
    const person = await createPerson(sql, 'Ann')
    await addMember(sql, community, person, 'student')
    const ann = await taken(test, sitter(school.api(), person))
    await ann.write('Before.')
    await sql`update communities set closed_at = now() where id = ${community}`
    expect(await ann.refused('POST', '', { body: 'After.' })).toMatchObject({ status: 409, code: 'community_closed' })
    expect(await ann.read()).toMatchObject([{ body: 'Before.' }])
    const stranger = await instructor()
    const [row] = await sql`select id from question_comments where community_id = ${community}`
    const answer = await decide(stranger.person, String(row?.id), { decision: 'remove', revision: 1 })
    expect(await problemOf(answer)).toMatchObject({ status: 404 })
  })

  it('are in the export of who wrote them, stand without a name when they leave, and go with the account', async () => {
    const test = await publish()
    const ann = await taken(test)
    await ann.write('Mine.')
    const person = ann.who.person
    const record = exported.parse(await (await school.api().ask('/gamification-api/profile/export', person)).json())
    expect(record.comments).toMatchObject([{ community: 'harbor', body: 'Mine.' }])
    const bea = await taken(test)
    await school.sql()`delete from memberships where user_id = ${person}`
    expect(await bea.read()).toMatchObject([{ body: 'Mine.', author: null }])
    await school.sql()`select private.delete_account(${person})`
    expect(await bea.read()).toEqual([])
  })
})

describe('comments of one person', () => {
  const school = useSchool({
    limits: ({ db }) => ({
      limiter: createRateLimiter(createPostgresStore(db), { patience: 60_000, report: console.error }),
      policyOf: createPolicies(),
      addressOf: createAddressReader({ socketAddress: () => undefined, proxySecret: 'secret' }),
    }),
  })

  it('are ten at once at the most, of a hundred that come together', async () => {
    const me = await school.newcomer()
    const { attempt_id } = await takeTest(me, await publishBank(school.sql(), { community: school.harbor() }), {
      correct: 20,
    })
    const path = `/attempts/${attempt_id}/questions/1/comments`
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, number) => me.send('POST', path, { body: `Comment ${number}.` })),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(90)
  })
})
