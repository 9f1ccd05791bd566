import { describe, expect, it } from 'vitest'
import { awardThread } from '../../../functions/_contracts/comments/award-threads.ts'
import { personBlocks } from '../../../functions/_contracts/comments/blocks.ts'
import { commentPlace, questionThread } from '../../../functions/_contracts/comments/comments.ts'
import { moderationPage } from '../../../functions/_contracts/comments/moderation.ts'
import { muteList } from '../../../functions/_contracts/comments/mutes.ts'
import { community } from '../../../functions/_contracts/communities/communities.ts'
import { deletedNotifications, notificationList } from '../../../functions/_contracts/notifications/notifications.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { list, one } from '../../../functions/_contracts/wire.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { takeTest, useSchool, type Sitter } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe('members who talk to each other', () => {
  const school = useSchool()
  const publish = () => publishBank(school.sql(), { community: school.harbor() })

  const ask = (person: string, method: string, path: string, body?: object) =>
    school.api().ask(path, person, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
  const usernameOf = async (person: string) => {
    const [row] = await school.sql()<{ username: string }[]>`select username from profiles where id = ${person}`
    return row?.username ?? ''
  }
  /** Somebody of harbor, who may have answered all questions of this test. */
  const taken = async (test: string, me?: Sitter) => {
    const who = me ?? (await school.newcomer())
    const { attempt_id } = await takeTest(who, test, { correct: 20 })
    // Each attempt asks the questions in another order.
    const asked = (await who.review(attempt_id)).questions.find(({ prompt }) => prompt === 'Prompt 1 of version 1')
    const path = `/attempts-api/attempts/${attempt_id}/questions/${asked?.number ?? 0}/comments`
    const thread = async (method: string, rest = '', body?: object) => {
      const text = await (await ask(who.person, method, `${path}${rest}`, body)).text()
      return questionThread.parse(JSON.parse(text).data)
    }
    return {
      ...{ person: who.person, attempt_id, number: asked?.number },
      username: await usernameOf(who.person),
      thread,
      write: async (body: string) => {
        const before = new Set((await thread('GET')).comments.map(({ id }) => id))
        const { comments } = await thread('POST', '', { body })
        return comments.find(({ id }) => !before.has(id))?.id ?? ''
      },
      refused: async (method: string, rest: string, body?: object) =>
        problemOf(await ask(who.person, method, `${path}${rest}`, body)),
    }
  }
  const teacher = async () => {
    const person = await createPerson(school.sql(), 'Ines')
    await addMember(school.sql(), school.harbor(), person, 'instructor')
    return person
  }
  const heard = async (person: string) => {
    const answer = await ask(person, 'GET', '/gamification-api/notifications?community=harbor')
    return notificationList
      .parse(await answer.json())
      .data.flatMap((it) => ('comment_id' in it ? [it] : []))
      .toReversed()
  }
  const kinds = async (person: string) => (await heard(person)).map(({ kind }) => kind)

  it('hear that they are mentioned, and that somebody wrote where they had: once until they have read it', async () => {
    const test = await publish()
    const [ann, bea, cem] = [await taken(test), await taken(test), await taken(test)]
    await ann.write('First.')
    const id = await bea.write(`Thanks @${cem.username}, and @nobody-at-all and @${bea.username}.`)
    await bea.write('And more.')
    expect(await kinds(ann.person)).toEqual(['comment_answer'])
    expect(await heard(cem.person)).toMatchObject([{ kind: 'comment_mention', comment_id: id, by: { name: 'Sia' } }])
    expect(await kinds(bea.person)).toEqual([])
    await ask(ann.person, 'POST', '/gamification-api/notifications/read', { ids: [(await heard(ann.person))[0]?.id] })
    await cem.write('And again.')
    expect(await kinds(ann.person)).toEqual(['comment_answer', 'comment_answer'])

    // Each reads it where they have answered the question, and only there.
    const place = async (person: string) => ask(person, 'GET', `/attempts-api/comments/${id}/place`)
    expect(one(commentPlace).parse(await (await place(cem.person)).json()).data).toEqual({
      ...{ at: 'attempts', id: cem.attempt_id, number: cem.number },
    })
    const dia = await school.newcomer()
    expect(await problemOf(await place(dia.person))).toMatchObject({ status: 409, code: 'too_early' })
    await bea.thread('DELETE', `/${id}`)
    expect(await problemOf(await place(cem.person))).toMatchObject({ status: 404 })
  })

  it('are shown a mention as a link where the profile may be seen, and only of members', async () => {
    const test = await publish()
    const [ann, bea, cem] = [await taken(test), await taken(test), await taken(test)]
    const stranger = await createPerson(school.sql(), 'Stranger')
    await school.sql()`update profiles set visibility = 'public' where id in (${bea.person}, ${stranger})`
    await ann.write(`@${bea.username} @${cem.username} @${await usernameOf(stranger)}`)
    expect((await ann.thread('GET')).comments).toMatchObject([{ mentions: [bea.username] }])
    expect(await school.sql()`select from notifications where user_id = ${stranger}`).toHaveLength(0)
  })

  it('neither see nor hear whom they have blocked, who never learns of it, until they lift it', async () => {
    const test = await publish()
    const [ann, bea] = [await taken(test), await taken(test)]
    await ann.write('First.')
    await bea.write(`Before @${ann.username}.`)
    expect(await kinds(ann.person)).toEqual(['comment_mention'])
    await bea.write(`Again @${ann.username}.`)
    const everything = { up_to: 'ffffffff-ffff-4fff-bfff-ffffffffffff' }
    const deleted = await ask(ann.person, 'POST', '/gamification-api/notifications/delete', everything)
    const { deleted_at } = one(deletedNotifications).parse(await deleted.json()).data
    await bea.write(`And again @${ann.username}.`)
    const block = (method: string, who: string, username: string) =>
      ask(who, method, `/gamification-api/blocks/${username}`)
    expect(personBlocks.parse(await (await block('PUT', ann.person, bea.username)).json()).data).toMatchObject([
      { username: bea.username },
    ])
    await ask(ann.person, 'POST', '/gamification-api/notifications/restore', { deleted_at })
    expect(await kinds(ann.person)).toEqual([])
    await bea.write(`After @${ann.username}.`)
    expect(await kinds(ann.person)).toEqual([])
    expect((await ann.thread('GET')).comments.map(({ body }) => body)).toEqual(['First.'])
    expect((await bea.thread('GET')).comments).toHaveLength(5)
    expect((await block('PUT', ann.person, ann.username)).status).toBe(403)
    const stranger = await createPerson(school.sql(), 'Stranger')
    expect((await block('PUT', ann.person, await usernameOf(stranger))).status).toBe(404)
    const record = await (await ask(ann.person, 'GET', '/gamification-api/profile/export')).json()
    expect(exported.parse(record).blocked).toMatchObject([{ username: bea.username }])
    await block('DELETE', ann.person, bea.username)
    expect((await ann.thread('GET')).comments).toHaveLength(5)
  })

  it('read and write nothing while they are muted, and are told until when and why', async () => {
    const test = await publish()
    const [ines, ann, bea] = [await teacher(), await taken(test), await taken(test)]
    const [mine, theirs] = [await ann.write('Mine.'), await bea.write('Theirs.')]
    const mute = (who: string, method: string, username: string, body?: object) =>
      ask(who, method, `/communities-api/harbor/mutes/${username}`, body)
    const body = { days: 7, reason: 'Insults.' }
    expect((await mute(bea.person, 'PUT', ann.username, body)).status).toBe(403)
    expect((await mute(ines, 'PUT', await usernameOf(await teacher()), body)).status).toBe(403)
    for (const wrong of [{ days: 8 }, { reason: '\u200B' }, { reason: 'x'.repeat(201) }])
      expect((await mute(ines, 'PUT', ann.username, { ...body, ...wrong })).status).toBe(422)
    const both = [{ ...body, days: 30 }, body].map((it) => mute(ines, 'PUT', ann.username, it))
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200])
    await mute(ines, 'PUT', ann.username, body)

    const { muted, comments } = await ann.thread('GET')
    expect(muted?.reason).toBe('Insults.')
    expect(Date.parse(muted?.until ?? '') - Date.now()).toBeLessThan(7.01 * 86_400_000)
    expect(comments).toHaveLength(2)
    const refused = { status: 409, code: 'muted' }
    expect(await ann.refused('POST', '', { body: 'Never.' })).toMatchObject(refused)
    expect(await ann.refused('PATCH', `/${mine}`, { body: 'X', revision: 1 })).toMatchObject(refused)
    expect(await ann.refused('PUT', `/${theirs}/reactions`, { helpful: true, thanks: false })).toMatchObject(refused)
    await ann.thread('PUT', `/${theirs}/report`, { reason: 'spam' })
    expect((await ann.thread('DELETE', `/${mine}`)).comments).toHaveLength(1)

    await mute(ines, 'DELETE', ann.username)
    await mute(ines, 'DELETE', ann.username)
    await ann.write('Again.')
    expect((await ann.thread('GET')).muted).toBeNull()
    const said = await school.sql()`
      select action from audit_log where subject_id = ${ann.person} and action like 'member.%muted' order by id
    `
    expect(said.map(({ action }) => action)).toEqual([...Array(3).fill('member.muted'), 'member.unmuted'])
    const left = muteList.parse(await (await ask(ines, 'GET', '/communities-api/harbor/mutes')).json()).data
    expect(left).toEqual([])
  })

  it('hear what came of their report, and that a comment was endorsed, once', async () => {
    const test = await publish()
    const [ann, bea] = [await taken(test), await taken(test)]
    const ines = await taken(test, sitter(school.api(), await teacher()))
    const id = await ann.write('It is 53.')
    for (const endorsed of [true, true]) await ines.thread('PUT', `/${id}/endorsement`, { endorsed })
    expect(await kinds(ann.person)).toEqual(['comment_endorsed'])
    await bea.thread('PUT', `/${id}/report`, { reason: 'wrong' })
    const inbox = async () =>
      moderationPage.parse(await (await ask(ines.person, 'GET', '/communities-api/harbor/comments')).json())
    const before = await inbox()
    const decision = { decision: 'keep', revision: before.data.find((it) => it.id === id)?.revision }
    await ask(ines.person, 'PUT', `/communities-api/harbor/comments/${id}/decision`, decision)
    expect((await inbox()).page.waiting).toBe(before.page.waiting - 1)
    expect(await heard(bea.person)).toMatchObject([{ kind: 'comment_report_settled', outcome: 'kept' }])
  })

  it('can leave comments out for themselves, and admins for a community', async () => {
    const test = await publish()
    const [ann, bea] = [await taken(test), await taken(test)]
    const shown = async (person: string) =>
      list(community)
        .parse(await (await ask(person, 'GET', '/communities-api/')).json())
        .data.find(({ slug }) => slug === 'harbor')?.comments
    await ann.write('First.')
    expect(await shown(ann.person)).toBe(true)
    await ask(ann.person, 'PATCH', '/gamification-api/profile', { comments_hidden: true })
    expect([await shown(ann.person), await shown(bea.person)]).toEqual([false, true])
    await bea.write(`Hello @${ann.username}.`)
    expect(await kinds(ann.person)).toEqual([])

    const admin = await createPerson(school.sql(), 'Ada')
    await addMember(school.sql(), school.harbor(), admin, 'admin')
    const settings = (comments_off: boolean) =>
      ask(admin, 'PATCH', '/communities-api/harbor/settings', { comments_off })
    expect((await settings(true)).status).toBe(200)
    expect(await shown(bea.person)).toBe(false)
    expect(await bea.thread('GET')).toMatchObject({ off: true, open: false, comments: [] })
    expect(await bea.refused('POST', '', { body: 'Never.' })).toMatchObject({ status: 409, code: 'comments_off' })
    await settings(false)
    expect((await bea.thread('GET')).comments).toHaveLength(2)
  })

  describe('on an achievement that somebody shares', () => {
    const shared = async (visibility: 'public' | 'private' = 'public') => {
      const { person } = await school.newcomer()
      const sql = school.sql()
      await sql`update profiles set visibility = ${visibility} where id = ${person}`
      const [award] = await sql<{ id: string }[]>`
        insert into user_achievements (user_id, community_id, achievement_id, rule_version)
        select ${person}, ${school.harbor()}, id, 1 from achievements where slug = 'test_rookie' and community_id is null
        returning id
      `
      const path = `/gamification-api/profile/${await usernameOf(person)}/awards/${award?.id}/comments`
      return { person, path, award: award?.id }
    }
    const thread = async (person: string, method: string, path: string, body?: object) => {
      const answer = await ask(person, method, path, body)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
      return awardThread.parse(JSON.parse(text).data).comments
    }

    it('write members of its community; its holder is told, and may delete it', async () => {
      const { person, path, award } = await shared()
      const [ann, bea] = [await school.newcomer(), await school.newcomer()]
      const [{ id } = { id: '' }] = await thread(ann.person, 'POST', path, { body: 'Well done!' })
      expect(await thread(bea.person, 'GET', path)).toMatchObject([{ body: 'Well done!', deletable: false }])
      expect(await heard(person)).toMatchObject([{ kind: 'comment_answer', comment_id: id, test: null }])
      const place = await ask(person, 'GET', `/attempts-api/comments/${id}/place`)
      const username = await usernameOf(person)
      expect(one(commentPlace).parse(await place.json()).data).toEqual({ at: 'award', username, award })
      expect((await ask(bea.person, 'DELETE', `${path}/${id}`)).status).toBe(403)
      await thread(bea.person, 'PUT', `${path}/${id}/reactions`, { helpful: false, thanks: true })
      await thread(bea.person, 'PUT', `${path}/${id}/report`, { reason: 'spam' })
      const inbox = await ask(await teacher(), 'GET', '/communities-api/harbor/comments')
      expect(moderationPage.parse(await inbox.json()).data.find((it) => it.id === id)).toMatchObject({
        ...{ test: null, achievement: 'Test Rookie' },
      })
      const record = await (await ask(ann.person, 'GET', '/gamification-api/profile/export')).json()
      expect(exported.parse(record).comments).toMatchObject([{ test: null, achievement: 'Test Rookie' }])
      expect(await thread(person, 'DELETE', `${path}/${id}`)).toEqual([])
      const stranger = await createPerson(school.sql(), 'Stranger')
      expect((await ask(stranger, 'GET', path)).status).toBe(404)
      expect((await ask(stranger, 'POST', path, { body: 'Hello.' })).status).toBe(404)
    })

    it('nobody writes where the profile is private or its holder wants none, nor is whom the holder has blocked seen', async () => {
      const ann = await school.newcomer()
      const hidden = await shared('private')
      for (const who of [ann.person, hidden.person]) expect((await ask(who, 'GET', hidden.path)).status).toBe(404)
      const { person, path } = await shared()
      await ask(person, 'PUT', `/gamification-api/blocks/${await usernameOf(ann.person)}`)
      expect(await thread(ann.person, 'POST', path, { body: 'Hello.' })).toHaveLength(1)
      const bea = await school.newcomer()
      for (const who of [person, bea.person]) expect(await thread(who, 'GET', path)).toEqual([])
      expect(await kinds(person)).toEqual([])
      await ask(person, 'PATCH', '/gamification-api/profile', { award_comments_off: true })
      expect((await ask(bea.person, 'GET', path)).status).toBe(404)
    })
  })
})
