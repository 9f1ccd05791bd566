import { beforeAll, describe, expect, it } from 'vitest'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { addMember } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { inHours, useAssigning } from '../../support/assignments.ts'

describe('assignments', () => {
  const work = useAssigning()
  const { sql, id, slug, at, member, send, refusal, leave, make, publish, mine, book, finished, group } = work
  let instructor: string
  let sam: string
  let test: string
  beforeAll(async () => {
    instructor = await member('instructor', 'Ines')
    sam = await member('student', 'Sam')
    test = await work.test()
  })

  const standing = async (who: string, of: string) => (await mine(who)).find(({ id }) => id === of)

  it('reach the members of a group once they are published, and who joins it later', async () => {
    const [ana, ben] = [await member('student', 'Ana'), await member('student', 'Ben')]
    const of = await group('Monday', [ana])
    const draft = await make(instructor, { subject_id: test, groups: [of], due_at: inHours(24) })
    expect(await mine(ana)).toEqual([])
    const { id: homework } = await publish(instructor, draft)
    expect(await mine(ana)).toMatchObject([{ id: homework, state: 'not_started', score: null, subject: { id: test } }])
    expect(await mine(ben)).toEqual([])
    await sql()`insert into group_members (group_id, user_id, community_id) values (${of}, ${ben}, ${id()})`
    expect(await mine(ben)).toMatchObject([{ id: homework }])
    await sql()`delete from group_members where group_id = ${of}`
    expect(await mine(ana)).toEqual([])
    expect((await book(instructor)).learners.flatMap(({ grades }) => grades)).toEqual([])
  })

  it('are made by instructors and admins of the community alone', async () => {
    const body = { kind: 'exam', subject_id: test, title: 'Mine', zone: 'UTC' }
    expect(await refusal(send('POST', at(), sam, body))).toBe('403 not_allowed')
    expect(await refusal(send('POST', at(), await work.person(), body))).toBe('404 not_found')
    expect(await refusal(send('GET', at(), sam))).toBe('403 not_allowed')
    expect(await refusal(send('GET', `/${slug()}/gradebook`, sam))).toBe('403 not_allowed')
    const foreign = await member('instructor', 'Fay', await work.foreignCommunity())
    expect(await refusal(send('POST', at(), foreign, body))).toBe('404 not_found')
  })

  it('are refused at the field that contradicts another, and with what is not there for learners', async () => {
    const problemsOf = async (body: object) => {
      const response = await send('POST', at(), instructor, {
        kind: 'exam',
        subject_id: test,
        title: 'Homework',
        zone: 'UTC',
        ...body,
      })
      const { errors } = await problemOf(response)
      return errors.map(({ path }) => path)
    }
    expect(await problemsOf({ opens_at: inHours(2), due_at: inHours(1) })).toEqual(['body.due_at'])
    expect(await problemsOf({ opens_at: inHours(2), closes_at: inHours(1) })).toEqual(['body.closes_at'])
    expect(await problemsOf({ due_at: inHours(2), closes_at: inHours(1) })).toEqual(['body.closes_at'])
    expect(await problemsOf({ late_policy: 'refused' })).toEqual(['body.due_at'])
    expect(await problemsOf({ late_policy: 'percent_off' })).toEqual(['body.late_percent', 'body.late_floor'])
    expect(await problemsOf({ subject_id: null })).toEqual(['body.subject_id'])
    expect(await problemsOf({ zone: 'Mars/Olympus' })).toEqual(['body.zone'])
    expect(await problemsOf({ subject_id: crypto.randomUUID() })).toEqual(['body.subject_id'])
    const retired = await work.test('Old')
    await sql()`update tests set status = 'retired' where id = ${retired}`
    expect(await problemsOf({ subject_id: retired })).toEqual(['body.subject_id'])
  })

  it('are not published for nobody, and the slower of two editors is told', async () => {
    const draft = await make(instructor, { subject_id: test })
    const status = { revision: draft.revision, status: 'published' }
    expect(await refusal(send('POST', at(`/${draft.id}/status`), instructor, status))).toBe('422 validation_failed')
    const change = (revision: number, title: string) =>
      send('PUT', at(`/${draft.id}`), instructor, { revision, title, zone: 'UTC', everybody: true })
    expect((await change(draft.revision, 'First')).status).toBe(200)
    expect(await refusal(change(draft.revision, 'Second'))).toBe('409 conflict')
  })

  it('show what is late kindly until they close, and as missing after', async () => {
    const [ana, ben, cara] = [await member('student'), await member('student'), await member('student')]
    const users = [ana, ben, cara]
    const open = await publish(
      instructor,
      await make(instructor, { subject_id: test, users, opens_at: inHours(-100), due_at: inHours(-30) }),
    )
    await finished(ana, { test, percent: 80, ago: 40 })
    await finished(ben, { test, percent: 90, ago: 10 })
    expect(await standing(ana, open.id)).toMatchObject({ state: 'done', score: 80, late: false })
    expect(await standing(ben, open.id)).toMatchObject({ state: 'done', score: 90, late: true })
    expect(await standing(cara, open.id)).toMatchObject({ state: 'late', score: null })
    const closed = await publish(
      instructor,
      await make(instructor, {
        ...{ subject_id: test, users, opens_at: inHours(-100), due_at: inHours(-30) },
        late_policy: 'refused',
      }),
    )
    expect(await standing(ben, closed.id)).toMatchObject({ state: 'missing', score: null })
    // An extension opens it again, for this learner alone.
    const extension = { due_at: inHours(5), reason: 'Was ill.' }
    expect((await send('PUT', at(`/${closed.id}/extensions/${ben}`), instructor, extension)).status).toBe(200)
    expect(await standing(ben, closed.id)).toMatchObject({ state: 'done', score: 90, late: false, extended: true })
    expect(await standing(cara, closed.id)).toMatchObject({ state: 'missing' })
  })

  it('take a percentage off for each day begun, down to a floor', async () => {
    const who = await member('student')
    const of = await publish(
      instructor,
      await make(instructor, {
        ...{ subject_id: test, users: [who], opens_at: inHours(-200), due_at: inHours(-100), counts: 'last' },
        ...{ late_policy: 'percent_off', late_percent: 10, late_floor: 50 },
      }),
    )
    const scoreAfter = async (percent: number, ago: number) => {
      await finished(who, { test, percent, ago })
      return (await standing(who, of.id))?.score
    }
    expect(await scoreAfter(90, 110)).toBe(90)
    expect(await scoreAfter(90, 99)).toBe(80)
    expect(await scoreAfter(90, 75)).toBe(70)
    expect(await scoreAfter(90, 1)).toBe(50)
    expect(await scoreAfter(40, 0.5)).toBe(40)
  })

  it('count the best, the last or the first of the attempts allowed', async () => {
    const who = await member('student')
    const [best, last, first] = await Promise.all(
      ['best', 'last', 'first'].map(async (counts) => {
        const body = { subject_id: test, users: [who], opens_at: inHours(-50), counts, attempts_allowed: 3 }
        return publish(instructor, await make(instructor, body))
      }),
    )
    for (const [index, percent] of [60, 90, 70, 100].entries()) await finished(who, { test, percent, ago: 20 - index })
    await finished(who, { test, percent: 99, ago: 60 })
    await finished(who, { test, percent: 98, ago: 2, mode: 'practice' })
    const scores = await Promise.all([best, last, first].map(async (it) => (await standing(who, it?.id ?? ''))?.score))
    expect(scores).toEqual([90, 70, 60])
    await send('PUT', at(`/${last?.id}/extensions/${who}`), instructor, { more_attempts: 1 })
    expect(await standing(who, last?.id ?? '')).toMatchObject({ score: 100, attempts: 4, attempts_allowed: 4 })
  })

  it('wait where a person has to mark, and excuse whom an accommodation excuses', async () => {
    const [who, excused] = [await member('student'), await member('student')]
    const own = await work.test('Own')
    const body = { subject_id: own, users: [who, excused], opens_at: inHours(-50), pass_percent: 60 }
    const of = await publish(instructor, await make(instructor, body))
    await finished(who, { test: own, percent: 100, ago: 1, unread: 1 })
    expect(await standing(who, of.id)).toMatchObject({ state: 'handed_in', score: null, passed: null })
    await sql()`update attempts set unread = 0, percent = 55 where user_id = ${who}`
    expect(await standing(who, of.id)).toMatchObject({ state: 'done', score: 55, passed: false })
    await sql()`
      insert into accommodations (community_id, user_id, test_id, kind, reason)
      values (${id()}, ${excused}, ${own}, 'excused', 'Knows it.')
    `
    expect(await standing(excused, of.id)).toMatchObject({ state: 'excused', score: null })
  })

  it('keep the results of who leaves and comes back, and name what was retired meanwhile', async () => {
    const who = await member('student', 'Wanda')
    const own = await work.test('Retiring')
    const body = { subject_id: own, groups: [await group('Leavers', [who])], opens_at: inHours(-50) }
    const of = await publish(instructor, await make(instructor, body))
    await finished(who, { test: own, percent: 75, ago: 1 })
    await leave(who)
    expect((await book(instructor)).learners.map(({ user_id }) => user_id)).not.toContain(who)
    await addMember(sql(), id(), who, 'student')
    await sql()`update tests set status = 'retired' where id = ${own}`
    expect(await standing(who, of.id)).toMatchObject({ score: 75, subject: { title: 'Retiring', live: false } })
  })

  it('follow practice across tests, courses, gates and lessons', async () => {
    const who = await member('student')
    const [course] = await sql()<{ id: string }[]>`
      insert into courses (community_id, slug, title, status) values (${id()}, 'c', 'C', 'draft') returning id
    `
    await sql().begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update courses set status = 'live' where id = ${course?.id ?? ''}`
    })
    const assign = async (body: object) =>
      publish(instructor, await make(instructor, { users: [who], opens_at: inHours(-9), due_at: inHours(-2), ...body }))
    const mix = await assign({ kind: 'mix', questions: 10 })
    const whole = await assign({ kind: 'course', subject_id: course?.id })
    const session = (answered: number, correct: number) => sql()`
      insert into practice_sessions (
        id, user_id, community_id, preset, length, question_ids, status, started_at, finished_at, answered, correct, seconds
      )
      values (
        gen_random_uuid(), ${who}, ${id()}, 'exam_mix', ${answered}, array(select gen_random_uuid() from generate_series(1, ${answered}::integer)),
        'finished', now() - interval '4 hours', now() - interval '3 hours', ${answered}, ${correct}, 60
      )
    `
    await session(9, 9)
    expect(await standing(who, mix.id)).toMatchObject({ state: 'late', score: null })
    await session(10, 7)
    expect(await standing(who, mix.id)).toMatchObject({ state: 'done', score: 70, late: false })
    await sql()`
      insert into enrollments (user_id, course_id, community_id, completed_at)
      values (${who}, ${course?.id ?? ''}, ${id()}, now())
    `
    expect(await standing(who, whole.id)).toMatchObject({ state: 'done', score: 100, late: true })
  })

  it('are in what a person can take along, with notes about them', async () => {
    const who = await member('student')
    const of = await publish(instructor, await make(instructor, { subject_id: test, users: [who], title: 'Named' }))
    await send('PUT', at(`/${of.id}/extensions/${who}`), instructor, { more_attempts: 1, reason: 'Ill.' })
    await work.grade(instructor, of.id, who, { revision: 0, percent: 55, reason: 'Orally.' })
    const notes = `/${slug()}/members/${who}/notes`
    expect((await send('POST', notes, instructor, { words: 'Asks good questions.' })).status).toBe(201)
    expect(await refusal(send('GET', notes, who))).toBe('403 not_allowed')
    const response = await work.api().ask('/gamification-api/profile/export', who)
    expect(exported.parse(await response.json())).toMatchObject({
      assignments: [
        {
          ...{ assignment: 'Named', assigned_by_name: true, extension: { reason: 'Ill.' } },
          grade: { percent: 55, excused: false, reason: 'Orally.' },
        },
      ],
      notes_about_them: [{ words: 'Asks good questions.' }],
    })
    await sql()`delete from auth.users where id = ${who}`
    for (const table of ['assignment_targets', 'assignment_extensions', 'grade_overrides', 'learner_notes'])
      expect(await sql()`select from ${sql()(table)} where user_id = ${who}`).toHaveLength(0)
  })
})
