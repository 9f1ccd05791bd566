import { describe, expect, it } from 'vitest'
import { program } from '../../../functions/_contracts/courses/programs.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { useAcademy } from '../../support/academy.ts'
import { activity } from '../../support/activities.ts'
import { problemOf } from '../../support/problem.ts'
import { publishTest } from '../../support/publish.ts'
import { takeTest } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

const DAY = 86_400_000

describe('who takes a course', () => {
  const academy = useAcademy()
  const { ask, course, content, read, publish } = academy

  /** Records that a learner did a content so many days ago. */
  const did = (person: string, type: string, content_id: string, daysAgo = 0) => {
    const then = new Date(Date.now() - daysAgo * DAY)
    const made = activity(type, { user_id: person, community_id: academy.id(), day: 0 })
    return applyEvents(academy.api().deps, [
      { ...made, content_id, occurred_at: then.getTime(), local_date: then.toISOString().slice(0, 10) },
    ])
  }

  it('a learner sees their own progress and what comes next, and nothing of other learners’ progress', async () => {
    const draft = await course('Marks')
    const lesson = await content(draft, 'A lesson', { minutes: 10, difficulty: 'easy' })
    const wod = await content(draft, 'A WOD', { kind: 'wod', minutes: 5 })
    const test_id = await publishTest(academy.sql(), academy.id(), 'marks')
    const test = await content(draft, 'A test', { kind: 'test', test_id, body: '' })
    await publish(draft)
    const me = academy.student()
    const other = await academy.member('student')
    expect(await read(draft, me)).toMatchObject({ done: 0, of: 3, minutes: 15, next: { slug: lesson.slug } })

    await did(me, 'lesson_completed', lesson.id)
    await did(me, 'wod_completed', wod.id, 2)
    const before = await read(draft, me)
    expect(before).toMatchObject({ done: 2, next: { slug: test.slug } })
    expect(before.contents.map(({ mine }) => mine)).toEqual([
      { done: true, today: true, best: null },
      { done: true, today: false, best: null },
      { done: false, today: false, best: null },
    ])
    await did(me, 'wod_completed', wod.id)
    const sits = sitter(academy.api(), me)
    await takeTest(sits, test_id, { correct: 25, mode: 'practice' })
    expect((await read(draft, me)).contents[2]?.mine.best).toBeNull()
    await takeTest(sits, test_id, { correct: 20 })
    const after = await read(draft, me)
    expect(after).toMatchObject({ done: 3, of: 3, next: null })
    expect(after.contents[1]?.mine.today).toBe(true)
    expect(after.contents[2]).toMatchObject({ test: { questions: 25, live: true }, mine: { done: true, best: 80 } })
    expect(await read(draft, other)).toMatchObject({ done: 0, next: { slug: lesson.slug } })
    const body = await academy.data(ask('GET', `/contents/${academy.slug()}/${lesson.slug}`, undefined, me))
    expect(body).toMatchObject({ body: 'Read.', mine: { done: true }, course: { slug: draft.slug } })

    // A retired test is no content for learners.
    await academy.sql()`update tests set status = 'retired' where id = ${test_id}`
    expect(await read(draft, other)).toMatchObject({ of: 2, kinds: { test: 0 } })
    expect((await read(draft)).contents[2]).toMatchObject({ test: { live: false } })
  })

  it('enrolling again changes nothing, leaving ends an enrollment, and a completed one stays', async () => {
    const draft = await course('Enrolling')
    await content(draft, 'Enrolling lesson')
    const path = `/courses/${draft.id}/enrollment`
    const me = academy.student()
    expect(await problemOf(await ask('PUT', path, undefined, me))).toMatchObject({ code: 'not_found' })
    expect(await problemOf(await ask('PUT', path))).toMatchObject({ code: 'conflict' })
    await publish(draft)
    const all = await Promise.all(Array.from({ length: 8 }, () => ask('PUT', path, undefined, me)))
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect((await read(draft, me)).enrolled_at).not.toBeNull()
    expect((await read(draft)).enrolled_at).toBeNull()
    expect((await ask('DELETE', path, undefined, me)).status).toBe(204)
    expect((await ask('DELETE', path, undefined, me)).status).toBe(204)
    expect((await read(draft, me)).enrolled_at).toBeNull()
    await ask('PUT', path, undefined, me)
    await academy.sql()`update enrollments set completed_at = now() where course_id = ${draft.id}`
    expect(await problemOf(await ask('DELETE', path, undefined, me))).toMatchObject({ code: 'conflict' })
  })

  it('a learner sees programs with their live courses in the author’s order', async () => {
    const made = await academy.program('A path')
    const [one, two, later] = await Promise.all(['One', 'Two', 'Later'].map((title) => course(title)))
    if (!one || !two || !later) throw new Error('Three courses were made.')
    for (const it of [one, two]) {
      await content(it, `In ${it.title}`)
      await publish(it)
    }
    const put = (body: object) => ask('PUT', `/programs/${made.id}/courses`, body)
    expect(await problemOf(await ask('PATCH', `/programs/${made.id}`, { revision: 1, status: 'live' }))).toMatchObject({
      code: 'not_ready',
    })
    const ids = [two.id, later.id, one.id]
    const answers = await Promise.all([put({ was: [], ids }), put({ was: [], ids: [one.id] })])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const there = program.parse(await academy.data(ask('GET', `/programs/${academy.slug()}/${made.slug}`)))
    const was = there.courses.map(({ id }) => id)
    for (const wrong of [[one.id, one.id], [crypto.randomUUID()]])
      expect(await problemOf(await put({ was, ids: wrong }))).toMatchObject({ code: 'order_differs' })
    expect((await put({ was, ids })).status).toBe(200)
    await academy.data(ask('PATCH', `/programs/${made.id}`, { revision: there.revision, status: 'live' }))

    const me = academy.student()
    const [seen] = (await (await ask('GET', `/programs?community=${academy.slug()}`, undefined, me)).json()).data
    expect(program.parse(seen).courses.map(({ title }) => title)).toEqual(['Two', 'One'])
    const listed = await (await ask('GET', `/courses?community=${academy.slug()}`, undefined, me)).json()
    expect(listed.data.map(({ title }: { title: string }) => title)).not.toContain('Later')
    expect((await read(one, me)).programs).toEqual([{ slug: 'a-path', title: 'A path' }])
    expect(await problemOf(await ask('DELETE', `/programs/${made.id}`))).toMatchObject({ code: 'conflict' })
    expect(await problemOf(await ask('GET', '/courses?community=harbor', undefined, me))).toMatchObject({ status: 404 })
  })
})
