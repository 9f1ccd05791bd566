import { describe, expect, it } from 'vitest'
import { asActor } from '../../rls/try.ts'
import { useAcademy } from '../../support/academy.ts'
import { problemOf } from '../../support/problem.ts'
import { publishTest } from '../../support/publish.ts'

describe('a course', () => {
  const academy = useAcademy()
  const { ask, course, content, read, publish } = academy
  const ids = (list: { id: string }[]) => list.map(({ id }) => id)

  it('a new course is a draft with a slug made from its title; eight concurrent ones get eight slugs', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => course('Über packets')))
    expect(made.map(({ slug }) => slug).toSorted()).toEqual(
      ['uber-packets', ...Array.from({ length: 7 }, (_, n) => `uber-packets-${n + 2}`)].toSorted(),
    )
    expect(made[0]).toMatchObject({ status: 'draft', revision: 1, contents: [], done: 0, of: 0 })
    const taken = { community: academy.slug(), title: 'Other', slug: 'uber-packets' }
    expect(await problemOf(await ask('POST', '/courses', taken))).toMatchObject({
      code: 'already_exists',
      errors: [{ path: 'body.slug' }],
    })
  })

  it('instructors write courses; students and strangers do not see a draft', async () => {
    const draft = await course('Secret so far')
    const lesson = await content(draft, 'Hidden')
    const path = `/courses/${academy.slug()}/${draft.slug}`
    const stranger = await academy.member('student')
    expect(await problemOf(await ask('GET', path, undefined, stranger))).toMatchObject({ code: 'not_found' })
    expect(
      await problemOf(await ask('GET', `/contents/${academy.slug()}/${lesson.slug}`, undefined, stranger)),
    ).toMatchObject({ code: 'not_found' })
    const body = { community: academy.slug(), title: 'Mine' }
    expect(await problemOf(await ask('POST', '/courses', body, stranger))).toMatchObject({ code: 'not_allowed' })
    expect(await problemOf(await ask('POST', '/programs', body, stranger))).toMatchObject({ code: 'not_allowed' })
    const live = await publish(draft)
    for (const [method, at, what] of [
      ['PATCH', `/courses/${draft.id}`, { revision: live.revision, title: 'Mine' }],
      ['DELETE', `/courses/${draft.id}`, undefined],
      ['PUT', `/courses/${draft.id}/order`, { was: [], ids: [] }],
      ['POST', `/courses/${draft.id}/contents`, { kind: 'lesson', title: 'Mine' }],
      ['PATCH', `/contents/${lesson.id}`, { revision: 1, body: 'Mine' }],
    ] as const)
      expect(await problemOf(await ask(method, at, what, stranger))).toMatchObject({ code: 'not_allowed' })
    const elsewhere = { community: 'harbor', title: 'Mine' }
    expect(await problemOf(await ask('POST', '/courses', elsewhere))).toMatchObject({ status: 404 })
  })

  it('of two changes made from the same revision the second gets a conflict, and reordering is no change', async () => {
    const draft = await course('Two authors')
    const change = (title: string) => ask('PATCH', `/courses/${draft.id}`, { revision: draft.revision, title })
    const answers = await Promise.all([change('One'), change('Other')])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const slower = answers.find(({ status }) => status === 409) ?? answers[0]
    expect(await problemOf(slower)).toMatchObject({ code: 'conflict', errors: [{ path: 'body.revision' }] })
    expect(await problemOf(await ask('PATCH', `/courses/${draft.id}`, { revision: 2 }))).toMatchObject({ status: 422 })

    const one = await content(draft, 'A')
    const two = await content(draft, 'B')
    await ask('PUT', `/courses/${draft.id}/order`, { was: [one.id, two.id], ids: [two.id, one.id] })
    const saved = await ask('PATCH', `/contents/${one.id}`, { revision: one.revision, body: 'Better.', minutes: 5 })
    expect((await saved.json()).data).toMatchObject({ revision: 2, body: 'Better.', minutes: 5 })
    const late = await ask('PATCH', `/contents/${one.id}`, { revision: one.revision, body: 'Lost.' })
    expect(await problemOf(late)).toMatchObject({ code: 'conflict' })
  })

  it('of ten concurrent orders made from the same list one is saved', async () => {
    const draft = await course('Order')
    const lessons = await Promise.all(['A', 'B', 'C', 'D'].map((title) => content(draft, `Order ${title}`)))
    const was = ids((await read(draft)).contents)
    expect(was.toSorted()).toEqual(ids(lessons).toSorted())
    const put = (body: object) => ask('PUT', `/courses/${draft.id}/order`, body)
    const wanted = Array.from({ length: 10 }, (_, n) => was.map((_, place) => was[(place + 1 + (n % 3)) % 4]))
    const answers = await Promise.all(wanted.map((order) => put({ was, ids: order })))
    const winners = answers.flatMap(({ status }, n) => (status === 200 ? [wanted[n]] : []))
    expect(winners).toHaveLength(1)
    expect(ids((await read(draft)).contents)).toEqual(winners[0])
    const refused = await problemOf(await put({ was, ids: was }))
    expect(refused).toMatchObject({ status: 409, code: 'conflict' })
    expect(refused.errors.map(({ message }) => message.slice(0, 36))).toEqual(winners[0])

    const there = ids((await read(draft)).contents)
    const added = await content(draft, 'Order E')
    expect(await problemOf(await put({ was: there, ids: there }))).toMatchObject({ code: 'conflict' })
    for (const wrong of [[...there, there[0]], there.slice(1), [...there, added.id]])
      expect(await problemOf(await put({ was: there, ids: wrong }))).toMatchObject({ code: 'order_differs' })
    expect(ids((await read(draft)).contents)).toEqual([...there, added.id])
  })

  it('a course goes live with all its contents, and only if each is ready for learners', async () => {
    const draft = await course('Whole')
    expect(await problemOf(await ask('PATCH', `/courses/${draft.id}`, { revision: 1, status: 'live' }))).toMatchObject({
      code: 'not_ready',
    })
    const empty = await content(draft, 'Empty', { body: ' \n' })
    const [soon] = await academy.sql()`
      insert into tests (community_id, slug, title, category, difficulty)
      values (${academy.id()}, 'soon', 'Soon', 'network', 'easy')
      returning id
    `
    const test = await content(draft, 'Soon', { kind: 'test', test_id: soon?.id, body: '' })
    const refused = await problemOf(await ask('PATCH', `/courses/${draft.id}`, { revision: 1, status: 'live' }))
    expect(refused).toMatchObject({ code: 'not_ready', errors: [{ path: empty.slug }, { path: test.slug }] })
    expect(await read(draft)).toMatchObject({ status: 'draft', revision: 1 })
    await ask('PATCH', `/contents/${empty.id}`, { revision: 1, body: 'Text.' })
    expect((await ask('DELETE', `/contents/${test.id}`)).status).toBe(204)
    const foreign = { kind: 'test', title: 'X', test_id: await publishTest(academy.sql(), await harbor(), 'foreign') }
    expect(await problemOf(await ask('POST', `/courses/${draft.id}/contents`, foreign))).toMatchObject({ status: 404 })
    const taken = await publishTest(academy.sql(), academy.id(), 'ready')
    await content(draft, 'Ready', { kind: 'test', test_id: taken, body: '' })
    const live = await publish(draft)
    expect(live).toMatchObject({ status: 'live', of: 2, kinds: { lesson: 1, test: 1 } })
    expect(live.contents.map(({ status }) => status)).toEqual(['live', 'live'])
    // What is live is not emptied, and what is added later waits until it is published by itself.
    const [lesson] = live.contents
    expect(await problemOf(await ask('PATCH', `/contents/${lesson?.id}`, { revision: 3, body: '' }))).toMatchObject({
      code: 'not_ready',
    })
    const later = await content(draft, 'Later')
    expect((await read(draft, academy.student())).contents).toHaveLength(2)
    await academy.data(ask('PATCH', `/contents/${later.id}`, { revision: 1, status: 'live' }))
    expect((await read(draft, academy.student())).contents).toHaveLength(3)
  })

  it('a live course is retired with its contents and brought back with them, never deleted, and the audit log names the author', async () => {
    const draft = await course('Over')
    const lesson = await content(draft, 'Over it')
    const { revision } = await publish(draft)
    expect(await problemOf(await ask('DELETE', `/courses/${draft.id}`))).toMatchObject({ code: 'conflict' })
    expect(await problemOf(await ask('DELETE', `/contents/${lesson.id}`))).toMatchObject({ code: 'conflict' })
    const retired = await ask('PATCH', `/courses/${draft.id}`, { revision, status: 'retired' })
    expect((await retired.json()).data).toMatchObject({ status: 'retired', contents: [{ status: 'retired' }] })
    expect(
      await problemOf(await ask('POST', `/courses/${draft.id}/contents`, { kind: 'wod', title: 'X' })),
    ).toMatchObject({ code: 'conflict' })
    const log = await academy.sql()`
      select action, details ->> 'title' as title, actor_id is not null as by
      from audit_log where subject_id in (${draft.id}, ${lesson.id}) order by id
    `
    expect(log.map((row) => Object.values(row))).toEqual([
      ['course.published', 'Over', true],
      ['content.published', 'Over it', true],
      ['course.retired', 'Over', true],
      ['content.retired', 'Over it', true],
    ])
    const back = await ask('PATCH', `/courses/${draft.id}`, { revision: revision + 1, status: 'live' })
    expect((await back.json()).data).toMatchObject({ status: 'live', contents: [{ status: 'live' }] })
    const [newest] = await academy.sql()`
      select action from audit_log where subject_id = ${draft.id} order by id desc limit 1
    `
    expect(newest).toEqual({ action: 'course.restored' })
    await expect(academy.sql()`update courses set status = 'draft' where id = ${draft.id}`).rejects.toThrow('no drafts')
    const spare = await course('Spare')
    await content(spare, 'Goes, too')
    expect((await ask('DELETE', `/courses/${spare.id}`)).status).toBe(204)
    expect(await problemOf(await ask('DELETE', `/courses/${spare.id}`))).toMatchObject({ status: 404 })
  })

  it('a draft course cannot be deleted while a program’s gate needs one of its gates', async () => {
    const needed = await course('Needed')
    await academy.sql()`
      with
      program as (
        insert into programs (community_id, slug, title)
        values (${academy.id()}, 'needing', 'Needing')
        returning id, community_id
      ),
      part as (
        insert into program_courses (program_id, course_id, community_id)
        select id, ${needed.id}, community_id from program
      ),
      gate as (
        insert into course_milestones (community_id, course_id, slug, title, type, validation)
        values (${academy.id()}, ${needed.id}, 'gate', 'A gate', 'completion', 'manual')
        returning id
      )
      insert into program_milestones (community_id, program_id, slug, title, type, validation)
      select community_id, id, 'last-gate', 'The last gate', 'completion', 'manual' from program
    `
    await academy.sql()`
      insert into milestone_prerequisites (community_id, program_milestone_id, needs_course_milestone_id)
      select gate.community_id, gate.id, needed.id
      from program_milestones as gate, course_milestones as needed
      where gate.slug = 'last-gate' and gate.community_id = ${academy.id()} and needed.course_id = ${needed.id}
    `
    expect(await problemOf(await ask('DELETE', `/courses/${needed.id}`))).toMatchObject({
      code: 'conflict',
      detail: 'Another gate requires a gate of this course. Change that first.',
    })
    expect((await read(needed)).title).toBe('Needed')
  })

  it('the database keeps the rules of courses against direct writes with a user’s token', async () => {
    const live = await publish(await withLesson('Walls'))
    const draft = await withLesson('Draft walls')
    const [inLive] = live.contents
    const [inDraft] = (await read(draft)).contents
    const as = academy.member('instructor')
    const tries = [
      `update courses set status = 'draft' where id = '${live.id}'`,
      `update contents set status = 'draft' where id = '${inLive?.id}'`,
      `update contents set status = 'live' where id = '${inDraft?.id}'`,
      `update contents set course_id = '${draft.id}' where id = '${inLive?.id}'`,
      `update contents set kind = 'wod' where id = '${inLive?.id}'`,
      `insert into contents (community_id, course_id, kind, slug, title, status)
        values ('${academy.id()}', '${draft.id}', 'lesson', 'past', 'Past', 'live')`,
    ]
    for (const statement of tries)
      await expect(asActor(academy.sql(), await as, (tx) => tx.unsafe(statement))).rejects.toMatchObject({
        code: '23514',
      })
    const counted = await asActor(academy.sql(), await as, async (tx) => {
      const [moved] = await tx`update contents set position = 9 where id = ${inLive?.id ?? ''} returning revision`
      const [edited] =
        await tx`update contents set body = 'x', revision = 1 where id = ${inLive?.id ?? ''} returning revision`
      return [moved?.revision, edited?.revision]
    })
    expect(counted).toEqual([2, 3])
  })

  it('the OpenAPI document describes the courses API', async () => {
    const { paths } = await (await ask('GET', '/openapi.json')).json()
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/courses-api/courses',
        '/courses-api/contents/{id}',
        '/courses-api/programs/{id}/courses',
      ]),
    )
  })

  const harbor = async (): Promise<string> => {
    const [row] = await academy.sql()`select id from communities where slug = 'harbor'`
    return row?.id
  }
  const withLesson = async (title: string) => {
    const made = await course(title)
    await content(made, `${title} lesson`)
    return made
  }
})
