import { beforeAll, describe, expect, it } from 'vitest'
import { batchItem, recorded } from '../../../functions/_contracts/gates/actions.ts'
import { OWN_TYPES } from '../../../functions/_domain/engine/event-types.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { useSchool } from '../../support/school.ts'

describe('an action', () => {
  const school = useSchool()
  const contents: Record<string, string> = {}
  let instructor: string
  beforeAll(async () => {
    const sql = school.sql()
    for (const { slug, id } of await sql`select slug, id from contents`) contents[slug] = id
    instructor = await createPerson(sql, 'Ines')
    await addMember(sql, school.harbor(), instructor, 'instructor')
  })
  const act = (by: string, body: object, key?: string) =>
    school.api().ask('/milestone-validation-api', by, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key === undefined ? {} : { 'Idempotency-Key': key }) },
      body: JSON.stringify(body),
    })
  const done = async (response: Response) => {
    expect(response.status, await response.clone().text()).toBe(200)
    return recorded.parse((await response.json()).data)
  }
  const code = async (response: Response) => (await problemOf(response)).code
  const logged = (person: string) =>
    school.sql()`select type, dims, metrics from activity_events where user_id = ${person} order by seq`
  const study = (person: string, minutes: number, key: string) =>
    act(person, { user_id: person, action_type: 'study_session', metrics: { minutes } }, key)

  it('a lesson reported fifty times at once counts once', async () => {
    const { person } = await school.newcomer()
    const body = { user_id: person, action_type: 'lesson_completed', content_id: contents['how-a-packet-travels'] }
    const answers = await Promise.all(Array.from({ length: 50 }, () => act(person, body)))
    const results = await Promise.all(answers.map(done))
    expect(results.filter((result) => result.recorded)).toHaveLength(1)
    expect(new Set(results.map(({ xp }) => xp)).size).toBe(1)
    expect(await logged(person)).toEqual([
      {
        type: 'lesson_completed',
        dims: { difficulty: 'easy', course: 'networking-essentials' },
        metrics: { minutes: 10 },
      },
    ])
  })

  it('an action without content counts once per key, and a day’s limits hold for concurrent reports', async () => {
    const { person } = await school.newcomer()
    const same = await Promise.all(Array.from({ length: 50 }, () => study(person, 30, 'one')))
    expect((await Promise.all(same.map(done))).filter((result) => result.recorded)).toHaveLength(1)
    // Of many at once that would fit one by one, no more than fit together.
    const many = await Promise.all(Array.from({ length: 20 }, (_, index) => study(person, 120, `many ${index}`)))
    const refused = many.filter(({ status }) => status !== 200)
    expect(many.length - refused.length).toBe(7)
    for (const one of refused) expect(await code(one)).toBe('implausible')
    expect(await code(await study(person, 961, 'long'))).toBe('implausible')
    expect(await code(await study(person, -1, 'less'))).toBe('implausible')
    const typed = (wpm: number, key: string) =>
      act(person, { user_id: person, action_type: 'typing_test_completed', metrics: { wpm, accuracy: 97 } }, key)
    expect(await code(await typed(301, 'fast'))).toBe('implausible')
    const rest = await Promise.all(Array.from({ length: 45 }, (_, index) => typed(40 + index, `typed ${index}`)))
    expect(rest.filter(({ status }) => status === 200)).toHaveLength(50 - 8)
    const { db, rulesets } = school.api().deps
    expect(await verifyLearner(db, rulesets, { user_id: person, community_id: school.harbor() })).toEqual([])
  })

  it('learners report only their own actions, instructors those of their learners, and derived events are refused', async () => {
    const { person } = await school.newcomer()
    const other = (await school.newcomer()).person
    const lesson = { user_id: person, action_type: 'lesson_completed', content_id: contents['how-a-packet-travels'] }
    expect(await code(await act(other, lesson))).toBe('not_reportable')
    expect(await code(await act(person, { user_id: person, action_type: 'post_created' }, 'post'))).toBe(
      'not_reportable',
    )
    for (const type of ['test_completed', 'practice_completed', 'course_completed', ...OWN_TYPES])
      expect(await code(await act(instructor, { user_id: person, action_type: type }, type))).toBe('not_reportable')
    const spanish = { ...lesson, content_id: contents['sounds-and-greetings'] }
    expect(await code(await act(person, spanish))).toBe('not_found')
    expect(await code(await act(instructor, { ...spanish, user_id: person }))).toBe('not_found')
    const stranger = await createPerson(school.sql(), 'Stranger')
    expect(await code(await act(instructor, { ...lesson, user_id: stranger }))).toBe('not_found')
    for (const wrong of [
      { ...lesson, action_type: 'wod_completed' },
      { ...lesson, content_id: undefined },
      { ...lesson, metrics: { wpm: 3 } },
      { ...lesson, dims: { course: 'mine' } },
      { ...lesson, metrics: { Minutes: 3 } },
      { user_id: person, action_type: 'study_session', metrics: { minutes: 3 } },
      { user_id: person, action_type: 'study_session', content_id: lesson.content_id, metrics: { minutes: 3 } },
      { ...lesson, action_type: '__proto__' },
    ])
      expect(['validation_failed', 'not_reportable', 'not_found']).toContain(await code(await act(person, wrong)))
    expect(await logged(person)).toEqual([])

    expect(await done(await act(instructor, lesson))).toMatchObject({ recorded: true })
    expect(await done(await act(instructor, { user_id: person, action_type: 'post_created' }, 'p'))).toMatchObject({
      recorded: true,
    })
    expect(await done(await act(instructor, { user_id: person, action_type: 'post_created' }, 'p'))).toMatchObject({
      recorded: false,
    })
    await school.sql()`insert into community_event_types (community_id, type) values (${school.harbor()}, 'talk_given')`
    const unknown = { user_id: person, action_type: 'talk_given', dims: { room: 'blue' }, metrics: { listeners: 40 } }
    expect(await done(await act(instructor, unknown, 'talk'))).toMatchObject({ recorded: true })
  })

  it('in a batch, a refused action does not stop the others', async () => {
    const { person } = await school.newcomer()
    const lesson = { user_id: person, action_type: 'lesson_completed', content_id: contents['how-a-packet-travels'] }
    const batch = (actions: object[]) =>
      school.api().ask('/milestone-validation-api/batch', person, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ actions }),
      })
    const response = await batch([
      lesson,
      { ...lesson, user_id: instructor },
      lesson,
      { user_id: person, action_type: 'study_session', metrics: { minutes: 5 }, key: 'a' },
    ])
    const answers = (await response.json()).data.map((item: unknown) => batchItem.parse(item))
    expect(
      answers.map((item: ReturnType<typeof batchItem.parse>) =>
        item.status === 'recorded' ? item.result.recorded : item.problem.code,
      ),
    ).toEqual([true, 'not_reportable', false, true])
    expect(await code(await batch(Array.from({ length: 101 }, () => lesson)))).toBe('validation_failed')
  })
})
