import { beforeAll, describe, expect, it } from 'vitest'
import { gate as gateSchema } from '../../../functions/_contracts/gates/gates.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { useAcademy } from '../../support/academy.ts'
import { gateAuthor, lessonsRead } from '../../support/gate-author.ts'
import { dataOf, gatekeeper } from '../../support/gates.ts'
import { problemOf } from '../../support/problem.ts'

describe('a gate for the learner’s own work that its rule hands in', () => {
  const academy = useAcademy()
  const { sql } = academy
  const { write, gate, change, made, reread } = gateAuthor(academy)
  const at = gatekeeper(academy.api)
  const found = { course: '' }
  beforeAll(async () => {
    const course = await academy.course('Labs')
    await academy.content(course, 'Before the lab')
    await academy.publish(course)
    found.course = course.slug
  })
  const byRule = () => ({ validation: 'auto_then_manual', validation_criteria: lessonsRead(found.course) })
  /** As it was written when such gates were not refused yet. */
  const written = async (title: string) => {
    const live = await gate({ course: found.course }, title, { ...byRule(), status: 'live' })
    await sql()`update course_milestones set type = 'skill_demonstration' where id = ${live.id}`
    return reread(live)
  }

  it('cannot be written: learners hand in their own work, and a rule may open the gate for it', async () => {
    const of = { course: found.course }
    const refusal = {
      status: 422,
      code: 'validation_failed',
      errors: [
        { path: 'body.validation', message: 'learners hand in their own work: let the rule open the gate instead' },
      ],
    }
    const ownWork = { type: 'skill_demonstration', ...byRule() }
    expect(await problemOf(await write(of, 'Lab', ownWork))).toMatchObject(refusal)
    const draft = await gate(of, 'Lab', byRule())
    expect(await problemOf(await change(draft, { type: 'skill_demonstration' }))).toMatchObject(refusal)
    const opened = { validation: 'manual', validation_criteria: null, unlock_criteria: lessonsRead(found.course) }
    expect(await made(change(draft, { type: 'skill_demonstration', ...opened }))).toMatchObject({
      type: 'skill_demonstration',
      validation: 'manual',
    })
    // One from before can still be retired as it is.
    const old = await written('Old lab')
    expect(await problemOf(await change(old, { title: 'Older lab' }))).toMatchObject(refusal)
    expect((await made(change(old, { status: 'retired' }))).status).toBe('retired')
  })

  it('is not approved before the learner has handed something in; sent back, it takes no submission without text or a link', async () => {
    const { id } = await written('Lab report')
    const student = await academy.member('student')
    const instructor = academy.instructor()
    await dataOf(await at.does(student, 'lesson_completed', 'before-the-lab'))
    const waiting = await at.openOf(student)
    expect(await problemOf(await at.decide(instructor, waiting, 'approve'))).toMatchObject({
      status: 409,
      code: 'nothing_handed_in',
    })
    expect(await dataOf(await at.get(instructor, `/reviews/${waiting}`))).toMatchObject({
      decision: null,
      evidence: null,
    })

    await dataOf(await at.decide(instructor, waiting, 'reject', 'Please write what you did.'))
    const submit = (body: object) => at.post(student, `/milestones/${id}/submit`, body)
    for (const nothing of [{}, { text: ' \u200B ' }])
      expect(await problemOf(await submit(nothing))).toMatchObject({
        code: 'validation_failed',
        errors: [{ path: 'body.text', message: 'expected text or a link' }],
      })
    await dataOf(await submit({ text: 'I built it.' }))
    const { gate: passed } = await dataOf(await at.decide(instructor, await at.openOf(student), 'approve'))
    expect(gateSchema.parse(passed).standing).toMatchObject({ state: 'validated', evidence: { text: 'I built it.' } })
    const { db, rulesets } = academy.api().deps
    expect(await verifyLearner(db, rulesets, { user_id: student, community_id: academy.id() })).toEqual([])
  })

  it('is approved without text where it is not for own work', async () => {
    await gate({ course: found.course }, 'Confirmed', { ...byRule(), status: 'live' })
    const student = await academy.member('student')
    await dataOf(await at.does(student, 'lesson_completed', 'before-the-lab'))
    const [open] = await sql()<{ id: string }[]>`
      select submission.id
      from milestone_submissions as submission
      join course_milestones on course_milestones.id = course_milestone_id
      where user_id = ${student} and type = 'completion'
    `
    expect(await dataOf(await at.decide(academy.instructor(), open?.id ?? '', 'approve'))).toMatchObject({
      gate: { standing: { state: 'validated', evidence: null } },
    })
  })
})
