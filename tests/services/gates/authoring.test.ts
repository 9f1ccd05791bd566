import { describe, expect, it } from 'vitest'
import { gateDryRun, authoredGate, type AuthoredGate } from '../../../functions/_contracts/gates/authoring.ts'
import { sweepNewRules } from '../../../functions/_services/rules/sweep.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { asActor } from '../../rls/try.ts'
import { useAcademy } from '../../support/academy.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { publish } from '../../support/publish.ts'

const READ_ONE = (course: string, gte = 1) => ({ counter: `lesson_completed@course=${course}`, gte })

describe('a gate', () => {
  const academy = useAcademy()
  const { sql } = academy
  const asked = (method: string, path: string, body?: unknown, person = academy.instructor()) =>
    academy.api().ask(`/milestone-validation-api${path}`, person, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
  const ask = (method: string, path: string, body?: unknown, person?: string) =>
    asked(method, `/milestones${path}`, body, person)
  const made = async (answer: Response | Promise<Response>): Promise<AuthoredGate> =>
    authoredGate.parse(await academy.data(answer))
  const write = (of: object, title: string, more: object = {}, person?: string) =>
    ask(
      'POST',
      '',
      { community: academy.slug(), ...of, title, type: 'completion', validation: 'manual', ...more },
      person,
    )
  const gate = (of: object, title: string, more: object = {}) => made(write(of, title, more))
  const change = ({ id, updated_at }: AuthoredGate, more: object, person?: string) =>
    ask('PATCH', `/${id}`, { updated_at, ...more }, person)
  const reread = ({ id }: { id: string }) => made(ask('GET', `/${id}`))
  const ids = (list: { id: string }[]) => list.map(({ id }) => id)

  it('is written by who teaches there, and says where it can never be met', async () => {
    const course = await academy.course('Packets')
    const of = { course: course.slug }
    await academy.content(course, 'A lesson')
    const read = await gate(of, 'Read', { validation: 'auto', validation_criteria: READ_ONE(course.slug, 2), xp: 40 })
    expect(read).toMatchObject({
      slug: 'read',
      status: 'draft',
      position: 1,
      of: { title: 'Packets', status: 'draft' },
      validation_says: expect.stringContaining('2 lessons'),
      warnings: [{ path: 'validation_criteria.gte', message: 'Packets has 1 of them, and each counts once' }],
      learners: { submitted: 0, rejected: 0, validated: 0, others: 0 },
    })
    const mended = await made(change(read, { validation_criteria: READ_ONE(course.slug) }))
    expect(mended.warnings).toEqual([])
    const second = await gate(of, 'Read', {
      needs: [read.id],
      description: 'Draw it.',
      max_attempts: 3,
      cooldown_hours: 24,
    })
    expect(second).toMatchObject({ slug: 'read-2', position: 2, needs: [{ title: 'Read' }] })
    expect((await reread(read)).needed_by).toMatchObject([{ title: 'Read', id: second.id }])
    expect(second.warnings).toEqual([{ path: 'needs[0]', message: '“Read” is a draft yet: nobody can pass it' }])

    const wrong: [object, string][] = [
      [{ validation: 'auto' }, 'validation_criteria'],
      [{ validation_criteria: READ_ONE(course.slug) }, 'validation_criteria'],
      [{ validation: 'auto', validation_criteria: { counter: 'nothing', gte: 1 } }, 'validation_criteria.counter'],
      [{ unlock_criteria: { all: [{ level: 2 }, { level: 101 }] } }, 'unlock_criteria.all[1].level'],
      [{ validation: 'auto', validation_criteria: { level: 2 }, max_attempts: 2 }, 'max_attempts'],
      [{ passing_score: 75 }, 'passing_score'],
      [{ needs: [crypto.randomUUID()] }, 'needs[0]'],
      [{ achievement_id: crypto.randomUUID() }, 'achievement_id'],
      [{ program: 'x' }, 'course'],
    ]
    for (const [more, path] of wrong) {
      const refused = await problemOf(await write(of, 'Wrong', more))
      expect(refused).toMatchObject({ code: 'validation_failed', errors: [{ path: `body.${path}` }] })
    }
    expect(await problemOf(await write(of, 'Taken', { slug: 'read' }))).toMatchObject({ code: 'already_exists' })
    expect(await problemOf(await change(mended, { validation: 'manual' }))).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'body.validation_criteria' }],
    })

    const student = academy.student()
    const foreign = await createPerson(sql(), 'Foreign')
    const [harbor] = await sql()`select id from communities where slug = 'harbor'`
    await addMember(sql(), harbor?.id, foreign, 'admin')
    const order = { community: academy.slug(), ...of, was: [], ids: [] }
    for (const [method, path, body] of [
      ['POST', '', { community: academy.slug(), ...of, title: 'Mine', type: 'completion', validation: 'manual' }],
      ['GET', `/written?community=${academy.slug()}`, undefined],
      ['GET', `/${read.id}`, undefined],
      ['GET', `/${read.id}/dry-run`, undefined],
      ['PATCH', `/${read.id}`, { updated_at: mended.updated_at, title: 'Mine' }],
      ['DELETE', `/${read.id}`, undefined],
      ['PUT', '/order', order],
    ] as const) {
      // A draft is not there for students.
      const code = path.startsWith(`/${read.id}`) ? 'not_found' : 'not_allowed'
      expect(await problemOf(await ask(method, path, body, student))).toMatchObject({ code })
      expect(await problemOf(await ask(method, path, body, foreign))).toMatchObject({ code: 'not_found' })
    }
    const listed = await academy.data(ask('GET', `/written?community=${academy.slug()}`))
    expect(listed).toMatchObject([{ title: 'Read' }, { title: 'Read', slug: 'read-2' }])
    const log = await sql()`
      select action, details - 'title' as details from audit_log where subject_id = ${read.id} order by id
    `
    expect(log).toMatchObject([
      { action: 'milestone.created' },
      { action: 'milestone.changed', details: { changed: ['validation_criteria'] } },
    ])
  })

  it('is changed as it was read: of two the second is told, and a move in the list is no change', async () => {
    const of = { course: (await academy.course('Two')).slug }
    const [one, other] = [await gate(of, 'One'), await gate(of, 'Other')]
    const put = (was: string[], wanted: string[]) =>
      ask('PUT', '/order', { community: academy.slug(), ...of, was, ids: wanted })
    const was = ids([one, other])
    expect(await academy.data(put(was, was.toReversed()))).toMatchObject([{ title: 'Other' }, { title: 'One' }])
    expect(await problemOf(await put(was, was))).toMatchObject({
      code: 'conflict',
      errors: [{ message: `${other.id} Other` }, { message: `${one.id} One` }],
    })
    expect(await problemOf(await put(was.toReversed(), [one.id]))).toMatchObject({ code: 'order_differs' })
    const answers = await Promise.all([change(one, { title: 'A' }), change(one, { title: 'B', needs: [] })])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const slower = answers.find(({ status }) => status === 409) ?? answers[0]
    expect(await problemOf(slower)).toMatchObject({ code: 'conflict', errors: [{ path: 'body.updated_at' }] })
  })

  it('never needs itself, by whatever way: the circle is named, and of two edges that close one at once one is refused', async () => {
    const of = { course: (await academy.course('Circle')).slug }
    const [a, b] = [await gate(of, 'A'), await gate(of, 'B')]
    expect(await problemOf(await change(a, { needs: [a.id] }))).toMatchObject({
      code: 'milestone_cycle',
      errors: [{ path: 'body.needs', message: 'A → A' }],
    })
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all([
        change(await reread(a), { needs: [b.id] }),
        change(await reread(b), { needs: [a.id] }),
      ])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
      const refused = await problemOf(answers.find(({ status }) => status === 422) ?? answers[0])
      expect(refused.code).toBe('milestone_cycle')
      expect(['A → B → A', 'B → A → B']).toContain(refused.errors[0]?.message)
      await Promise.all([made(change(await reread(a), { needs: [] })), made(change(await reread(b), { needs: [] }))])
    }
    const c = await gate(of, 'C', { needs: [b.id] })
    await made(change(await reread(b), { needs: [a.id] }))
    expect(await problemOf(await change(await reread(a), { needs: [c.id] }))).toMatchObject({
      errors: [{ message: 'A → C → B → A' }],
    })
  })

  it('needs gates of its course alone; one of a program, those of it and of its courses; the database says so, too', async () => {
    const [inside, outside] = [await academy.course('Inside'), await academy.course('Outside')]
    const program = await academy.program('Whole')
    const within = { was: [], ids: [inside.id] }
    expect((await academy.ask('PUT', `/programs/${program.id}/courses`, within)).status).toBe(200)
    const [near, far] = [await gate({ course: inside.slug }, 'Near'), await gate({ course: outside.slug }, 'Far')]
    const refused = { code: 'validation_failed', errors: [{ path: 'body.needs[0]' }] }
    expect(await problemOf(await change(near, { needs: [far.id] }))).toMatchObject(refused)
    expect(await problemOf(await write({ program: program.slug }, 'All', { needs: [far.id] }))).toMatchObject(refused)
    const all = await gate({ program: program.slug }, 'All', { needs: [near.id] })
    expect(all).toMatchObject({ scope: 'program', needs: [{ title: 'Near', of: 'Inside' }] })
    expect(await problemOf(await change(near, { needs: [all.id] }))).toMatchObject(refused)
    const as = await academy.member('instructor')
    for (const [edge, needed] of [
      [`course_milestone_id, needs_course_milestone_id`, [near.id, far.id]],
      [`program_milestone_id, needs_course_milestone_id`, [all.id, far.id]],
    ] as const)
      await expect(
        asActor(sql(), as, (tx) =>
          tx.unsafe(
            `insert into milestone_prerequisites (community_id, ${edge}) values ('${academy.id()}', '${needed.join("', '")}')`,
          ),
        ),
      ).rejects.toMatchObject({ code: '23514' })
    await academy.data(academy.ask('PUT', `/programs/${program.id}/courses`, { was: [inside.id], ids: [outside.id] }))
    expect((await reread(all)).warnings[0]?.message).toBe('its course is not in this program any more')
  })

  it('goes live for who has met it already, and never takes back what was passed', async () => {
    const course = await academy.course('Live')
    const lesson = await academy.content(course, 'Read me')
    await academy.publish(course)
    const student = await academy.member('student')
    await academy.data(academy.ask('PUT', `/courses/${course.id}/enrollment`, undefined, student))
    await academy.data(
      asked('POST', '/', { user_id: student, action_type: 'lesson_completed', content_id: lesson.id }, student),
    )
    const engine = academy.api().deps
    await sweepNewRules(engine)
    const draft = await gate({ course: course.slug }, 'Read it', {
      validation: 'auto',
      validation_criteria: READ_ONE(course.slug),
      xp: 40,
    })
    const tried = gateDryRun.parse(await academy.data(ask('GET', `/${draft.id}/dry-run`)))
    expect(tried).toMatchObject({ gains: 1, becomes: 'validated', xp: 40, examples: [{ user_id: student }] })
    const live = await made(change(draft, { status: 'live' }))
    expect(live.learners).toMatchObject({ validated: 0, others: 1 })
    await sweepNewRules(engine)
    expect((await reread(live)).learners).toMatchObject({ validated: 1, others: 0 })
    expect(await problemOf(await change(await reread(live), { status: 'draft' }))).toMatchObject({ status: 422 })

    // Asking for more, or being retired, takes it from nobody.
    const harder = await made(change(await reread(live), { validation_criteria: READ_ONE(course.slug, 9) }))
    await sweepNewRules(engine)
    expect(harder.warnings).toHaveLength(1)
    expect((await reread(live)).learners.validated).toBe(1)
    const next = await gate({ course: course.slug }, 'Next', { needs: [live.id] })
    await publish(sql(), academy.id(), [{ slug: 'asks', criteria: { milestones: ['read-it'] } }])
    const refused = await problemOf(await ask('DELETE', `/${live.id}`))
    expect(refused).toMatchObject({ code: 'conflict', errors: [{ message: 'Next' }, { message: 'asks' }] })
    expect(await academy.data(ask('DELETE', `/${next.id}`))).toEqual({ became: 'deleted' })
    await sql()`update achievements set status = 'retired' where slug = 'asks'`
    expect(await academy.data(ask('DELETE', `/${live.id}`))).toEqual({ became: 'retired' })
    expect(await reread(live)).toMatchObject({ status: 'retired', learners: { validated: 1 }, warnings: [] })
    expect(await problemOf(await change(await reread(live), { title: 'Back' }))).toMatchObject({ code: 'conflict' })
    const verified = { user_id: student, community_id: academy.id() }
    expect(await verifyLearner(engine.db, engine.rulesets, verified)).toEqual([])
    const log = await sql()`select action from audit_log where subject_id = ${live.id} order by id`
    expect(log.map(({ action }) => action.replace('milestone.', ''))).toEqual([
      'created',
      'published',
      'changed',
      'retired',
    ])
  })

  it('that was live before its course was is met by who has met it once the course is', async () => {
    const student = await academy.member('student')
    const engine = academy.api().deps
    const course = await academy.course('Later')
    await academy.content(course, 'Something')
    await sql()`
      insert into user_counters (user_id, community_id, counters) values (${student}, ${academy.id()}, '{"daily_login": [3]}')
    `
    const early = await gate({ course: course.slug }, 'Early', {
      validation: 'auto',
      validation_criteria: { counter: 'daily_login', gte: 3 },
      status: 'live',
    })
    await sweepNewRules(engine)
    expect((await reread(early)).learners.validated).toBe(0)
    await academy.publish(course)
    await sweepNewRules(engine)
    expect((await reread(early)).learners.validated).toBe(1)
  })
})
