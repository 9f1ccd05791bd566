import { describe, expect, it } from 'vitest'
import { deletedAdminship } from '../../../functions/_contracts/profiles/deletion.ts'
import { list } from '../../../functions/_contracts/wire.ts'
import { addMember, createCommunity, createPerson, type PersonRole } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { profiles } from '../../support/profiles.ts'
import { takeTest, useSchool } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe('an admin who deletes their account', () => {
  const school = useSchool()
  const { sql } = school
  const profile = profiles(school.api)

  const community = async (name: string) => {
    const id = await createCommunity(sql(), 'open')
    const [row] = await sql()<{ slug: string }[]>`update communities set name = ${name} where id = ${id} returning slug`
    return { id, name, slug: row?.slug ?? '' }
  }
  const member = async ({ id }: { id: string }, role: PersonRole, name: string = role) => {
    const person = await createPerson(sql(), name)
    await addMember(sql(), id, person, role)
    return person
  }
  const remove = async (person: string, communities?: { community: string; successor: string | null }[]) =>
    profile.delete(person, (await profile.mine(person)).username, { communities })
  const asked = async (person: string) => {
    const response = await school.api().ask('/gamification-api/profile/deletion/communities', person)
    return list(deletedAdminship).parse(await response.json()).data
  }
  const adminsOf = async ({ id }: { id: string }) =>
    (await sql()`select user_id from memberships where community_id = ${id} and role = 'admin'`).map(
      ({ user_id }) => user_id,
    )
  const isClosed = async ({ id }: { id: string }) => {
    const [row] =
      await sql()`select closed_at is not null and joining = 'invite' as closed from communities where id = ${id}`
    return row?.closed
  }

  it('is told of each community without another admin, with instructors before students', async () => {
    const admin = await createPerson(sql(), 'Ada')
    const [quay, pier, shared] = [await community('Quay'), await community('Pier'), await community('Shared')]
    for (const { id } of [quay, pier, shared]) await addMember(sql(), id, admin, 'admin')
    const student = await member(quay, 'student')
    const instructor = await member(quay, 'instructor')
    await member(shared, 'admin')
    await member(shared, 'student')
    expect(await asked(admin)).toMatchObject([
      { community: pier.slug, name: 'Pier', others: 0, candidates: [] },
      { community: quay.slug, name: 'Quay', others: 2, candidates: [{ user_id: instructor }, { user_id: student }] },
    ])
    expect(await asked(student)).toEqual([])
  })

  it('is refused with the names of the communities, and nothing has changed; a choice for each gives them away or closes them', async () => {
    const admin = await createPerson(sql(), 'Bea')
    const [kept, ended, alone] = [await community('Kept'), await community('Ended'), await community('Alone')]
    for (const { id } of [kept, ended, alone]) await addMember(sql(), id, admin, 'admin')
    const successor = await member(kept, 'instructor')
    await member(ended, 'student')

    const refusal = await problemOf(await remove(admin))
    expect(refusal).toMatchObject({ status: 409, code: 'sole_admin' })
    expect(refusal.detail).toContain('Ended, Kept')
    expect(refusal.errors.map(({ path }) => path)).toEqual([
      `body.communities.${ended.slug}`,
      `body.communities.${kept.slug}`,
    ])
    const stranger = await createPerson(sql(), 'Stranger')
    for (const wrong of [stranger, admin]) {
      const choices = [
        { community: ended.slug, successor: null },
        { community: kept.slug, successor: wrong },
      ]
      expect(await problemOf(await remove(admin, choices))).toMatchObject({
        code: 'sole_admin',
        errors: [{ path: `body.communities.${kept.slug}` }],
      })
    }
    expect(await Promise.all([kept, ended, alone].map(isClosed))).toEqual([false, false, false])
    expect(await adminsOf(kept)).toEqual([admin])

    const choices = [
      { community: ended.slug, successor: null },
      { community: kept.slug, successor },
    ]
    expect((await remove(admin, choices)).status).toBe(204)
    expect(await Promise.all([kept, ended, alone].map(isClosed))).toEqual([false, true, true])
    expect(await adminsOf(kept)).toEqual([successor])
    expect(await sql()`select action, reason from audit_log where subject_id = ${successor}`).toEqual([
      { action: 'membership.role_changed', reason: 'The only admin deleted their account.' },
    ])
    expect(await sql()`select action from audit_log where subject_id = ${ended.id}`).toEqual([
      { action: 'community.closed' },
    ])
  })

  it('leaves a closed community that no one joins or starts a test in, and whose members keep what they earned', async () => {
    const place = await community('Closing')
    const admin = await member(place, 'admin')
    const instructor = await member(place, 'instructor')
    const me = sitter(school.api(), await member(place, 'student'))
    const [test] = await sql()<{ id: string }[]>`
      insert into tests (community_id, slug, title, category, difficulty, position, version, status)
      select ${place.id}, 'copy', 'Copy', category, difficulty, 1, 1, 'draft' from tests where id = ${school.test()}
      returning id
    `
    const test_id = test?.id ?? ''
    await sql()`
      insert into questions (id, test_id, community_id, test_version, position, kind, topic, prompt, options, fixed_order)
      select md5('q' || position)::uuid, ${test_id}, ${place.id}, 1, position, kind, topic, prompt, options, fixed_order
      from questions where test_id = ${school.test()} and position <= 50
    `
    await sql()`
      insert into question_keys (question_id, community_id, kind, answer, explanation, exam_tip)
      select md5('q' || position)::uuid, ${place.id}, question_keys.kind, answer, explanation, exam_tip
      from question_keys join questions on id = question_id
      where test_id = ${school.test()} and position <= 50
    `
    await sql()`update tests set status = 'live' where id = ${test_id}`
    const { percent } = await takeTest(me, test_id, { correct: 25 })
    const running = await me.start({ test_id, mode: 'practice', length: 25 })
    const made = await school.api().ask(`/communities-api/${place.slug}/invitations`, instructor, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ role: 'student', expires_in_days: 7 }),
    })
    const { code } = (await made.json()).data

    expect((await remove(admin, [{ community: place.slug, successor: null }])).status).toBe(204)
    const late = await createPerson(sql(), 'Late')
    const post = (path: string, person: string) =>
      school.api().ask(`/communities-api${path}`, person, { method: 'POST' })
    expect((await post(`/${place.slug}/join`, late)).status).toBe(404)
    expect((await problemOf(await post(`/invitations/${code}/accept`, late))).code).toBe('invitation_revoked')
    await expect(addMember(sql(), place.id, late, 'student')).rejects.toThrow('this community is closed')
    const invite = await school.api().ask(`/communities-api/${place.slug}/invitations`, instructor, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ role: 'student', expires_in_days: 7 }),
    })
    expect((await problemOf(invite)).code).toBe('community_closed')

    const again = { test_id, mode: 'exam', length: 25 }
    expect((await me.start(again)).id).toBe(running.id)
    expect(await me.refusal('POST', '/attempts', { ...again, restart: true })).toMatchObject({
      status: 409,
      code: 'community_closed',
    })
    await me.sinceMinutes(running.id, 10)
    await me.finish(running.id, { sent_at: Date.now(), responses: await me.answers(running.id, () => true) })
    expect((await me.refusal('POST', '/attempts', again)).code).toBe('community_closed')

    const history = await (await me.send('GET', `/attempts?community=${place.slug}`)).json()
    expect(history.data.map((attempt: { percent: number }) => attempt.percent)).toContain(percent)
    const level = await school.api().ask(`/gamification-api/xp/level?community=${place.slug}`, me.person)
    expect((await level.json()).data.total).toBeGreaterThan(0)
    const own = await (await school.api().ask('/communities-api', me.person)).json()
    expect(own.data).toContainEqual(
      expect.objectContaining({ slug: place.slug, closed: true, closed_at: expect.any(String) }),
    )
  })

  it('is one of two at the same time: one account goes, the other is asked first', async () => {
    for (let round = 0; round < 4; round++) {
      const place = await community(`Race ${round}`)
      const [ann, bob] = [await member(place, 'admin'), await member(place, 'admin')]
      await member(place, 'student')
      const answers = await Promise.all([remove(ann), remove(bob)])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
      const refused = answers.find(({ status }) => status === 409)
      expect(refused && (await problemOf(refused)).code).toBe('sole_admin')
      expect(await adminsOf(place)).toHaveLength(1)
      expect(await isClosed(place)).toBe(false)
    }
  })

  it('and another admin who leaves at the same time do not both go', async () => {
    for (let round = 0; round < 4; round++) {
      const place = await community(`Leaving ${round}`)
      const [ann, bob] = [await member(place, 'admin'), await member(place, 'admin')]
      await member(place, 'student')
      const leave = school.api().ask(`/communities-api/${place.slug}/leave`, bob, { method: 'POST' })
      const answers = await Promise.all([remove(ann), leave])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
      expect(await adminsOf(place)).toHaveLength(1)
    }
  })

  it('who is deleted past the functions leaves closed communities', async () => {
    const place = await community('Past')
    const admin = await member(place, 'admin')
    await member(place, 'student')
    await sql()`delete from auth.users where id = ${admin}`
    expect(await isClosed(place)).toBe(true)
  })
})
