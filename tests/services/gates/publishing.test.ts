import { describe, expect, it } from 'vitest'
import { gateDryRun } from '../../../functions/_contracts/gates/authoring.ts'
import { sweepNewRules } from '../../../functions/_services/rules/sweep.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { useAcademy } from '../../support/academy.ts'
import { gateAuthor, lessonsRead } from '../../support/gate-author.ts'
import { problemOf } from '../../support/problem.ts'
import { publish } from '../../support/publish.ts'

describe('a gate that is published', () => {
  const academy = useAcademy()
  const { sql } = academy
  const { call, ask, gate, change, reread, made } = gateAuthor(academy)

  it('a gate that goes live passes learners who meet it already; changing or retiring it takes that from none of them', async () => {
    const course = await academy.course('Live')
    const lesson = await academy.content(course, 'Read me')
    await academy.publish(course)
    const student = await academy.member('student')
    await academy.data(academy.ask('PUT', `/courses/${course.id}/enrollment`, undefined, student))
    await academy.data(
      call('POST', '/', { user_id: student, action_type: 'lesson_completed', content_id: lesson.id }, student),
    )
    const engine = academy.api().deps
    await sweepNewRules(engine)
    const draft = await gate({ course: course.slug }, 'Read it', {
      validation: 'auto',
      validation_criteria: lessonsRead(course.slug),
      xp: 40,
    })
    const tried = gateDryRun.parse(await academy.data(ask('GET', `/${draft.id}/dry-run`)))
    expect(tried).toMatchObject({ gains: 1, becomes: 'validated', xp: 40, examples: [{ user_id: student }] })
    const live = await made(change(draft, { status: 'live' }))
    expect(live.learners).toMatchObject({ validated: 0, others: 1 })
    await sweepNewRules(engine)
    expect((await reread(live)).learners).toMatchObject({ validated: 1, others: 0 })
    expect(await problemOf(await change(await reread(live), { status: 'draft' }))).toMatchObject({ status: 422 })

    // A stricter rule or retirement takes it from no learner.
    const harder = await made(change(await reread(live), { validation_criteria: lessonsRead(course.slug, 9) }))
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

  it('a gate that comes back passes who met it meanwhile, once, and takes nothing from who passed it before', async () => {
    const course = await academy.course('Back')
    const lesson = await academy.content(course, 'Read me again')
    await academy.publish(course)
    const [before, meanwhile, not] = [
      await academy.member('student'),
      await academy.member('student'),
      await academy.member('student'),
    ]
    const read = (user_id: string) =>
      academy.data(call('POST', '/', { user_id, action_type: 'lesson_completed', content_id: lesson.id }, user_id))
    for (const who of [before, meanwhile, not])
      await academy.data(academy.ask('PUT', `/courses/${course.id}/enrollment`, undefined, who))
    const engine = academy.api().deps
    const validation = { validation: 'auto', validation_criteria: lessonsRead(course.slug), xp: 40 }
    const live = await gate({ course: course.slug }, 'Read it again', { ...validation, status: 'live' })
    await read(before)
    expect((await reread(live)).learners.validated).toBe(1)
    const retired = await made(change(await reread(live), { status: 'retired' }))
    await read(meanwhile)
    expect((await reread(live)).learners.validated).toBe(1)

    expect(await problemOf(await change(retired, { title: 'Back' }))).toMatchObject({ code: 'conflict' })
    const tried = gateDryRun.parse(await academy.data(ask('GET', `/${live.id}/dry-run`)))
    expect(tried).toMatchObject({ gains: 1, xp: 40, examples: [{ user_id: meanwhile }] })
    const answers = await Promise.all([change(retired, { status: 'live' }), change(retired, { status: 'live' })])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    await sweepNewRules(engine)
    await sweepNewRules(engine)
    expect((await reread(live)).learners).toMatchObject({ validated: 2, others: 1 })
    for (const user_id of [before, meanwhile, not])
      expect(await verifyLearner(engine.db, engine.rulesets, { user_id, community_id: academy.id() })).toEqual([])
    const log = await sql()`select action from audit_log where subject_id = ${live.id} order by id`
    expect(log.map(({ action }) => action)).toEqual(['milestone.created', 'milestone.retired', 'milestone.restored'])

    await academy.data(ask('DELETE', `/${live.id}`))
    await sql()`update courses set status = 'retired' where id = ${course.id}`
    expect(await problemOf(await change(await reread(live), { status: 'live' }))).toMatchObject({ code: 'conflict' })
  })

  it('a live gate in a draft course passes learners once the course is published', async () => {
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
