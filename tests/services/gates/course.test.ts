import { describe, expect, it } from 'vitest'
import { passed } from '../../../functions/_contracts/gates/gates.ts'
import { useGatedCourse } from '../../support/gated-course.ts'
import { dataOf } from '../../support/gates.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest } from '../../support/school.ts'

describe('a course with gates', () => {
  const { school, at, ines, otto, idOf, gates, states, read, differences } = useGatedCourse()

  it('gates open one after the other and explain themselves; the last completes the course, with its achievement and a certificate', async () => {
    const me = await school.newcomer()
    const { person } = me
    expect(await states(person)).toEqual(['read available', 'check locked', 'drawn locked', 'certified locked'])
    const [, check] = await gates(person)
    expect(check?.standing.conditions).toEqual([
      {
        of: 'opening',
        text: 'Pass Know the road',
        met: false,
        progress: { share: 0, have: 0, need: 1 },
        milestone: { id: idOf('networking-read'), title: 'Know the road' },
      },
      expect.objectContaining({ of: 'validation', met: false, milestone: null }),
    ])

    // An exam before its gate is open is not lost.
    await takeTest(me, school.test(), { correct: 24 })
    expect(await states(person)).toContain('check locked')
    expect((await read(person, 'how-a-packet-travels')).milestones).toEqual([])
    expect((await gates(person))[0]?.standing).toMatchObject({
      state: 'in_progress',
      conditions: [{ progress: { have: 1, need: 2 }, met: false }],
    })
    const second = await read(person, 'subnets-without-fear')
    expect(second.milestones.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'Know the road validated',
      'Networking exam validated',
    ])
    expect(await states(person)).toContain('drawn available')
    expect(await read(person, 'subnets-without-fear')).toMatchObject({ recorded: false, xp: second.xp })

    const handedIn = passed.parse(await dataOf(await at.submit(person, 'networking-drawn', 'A router and a cat')))
    expect(handedIn.gate.standing).toMatchObject({
      state: 'submitted',
      attempts: 1,
      evidence: { text: 'A router and a cat', links: ['https://example.com/drawing'] },
    })
    expect(await dataOf(await at.submit(person, 'networking-drawn', 'A router and a cat'))).toMatchObject({
      replayed: true,
    })
    expect((await problemOf(await at.submit(person, 'networking-drawn', 'Another'))).code).toBe('already_submitted')

    const first = await at.openOf(person)
    expect((await problemOf(await at.decide(ines(), first, 'reject'))).code).toBe('validation_failed')
    expect(await dataOf(await at.decide(ines(), first, 'reject', 'Where are the prefixes?'))).toMatchObject({
      gate: { standing: { state: 'rejected', reason: 'Where are the prefixes?', attempts_left: 2, can_submit: true } },
    })
    expect(await differences(person)).toEqual([])
    await dataOf(await at.submit(person, 'networking-drawn', 'Now with prefixes'))
    const done = passed.parse(await dataOf(await at.decide(otto(), await at.openOf(person), 'approve', 'Clear.')))
    expect(done.gate.standing.state).toBe('validated')
    expect(done.completed).toMatchObject([
      { kind: 'course', slug: 'networking-essentials', title: 'Networking essentials' },
    ])
    expect(done.achievements.map(({ name }) => name)).toContain('Course Finisher')
    expect(await states(person)).toEqual([
      'read validated',
      'check validated',
      'drawn validated',
      'certified validated',
    ])

    const sql = school.sql()
    expect(
      await sql`select holder, course_id is not null as course from certificates where user_id = ${person}`,
    ).toEqual([{ holder: 'Sia', course: true }])
    expect(
      await sql`select metrics ->> 'score' as score from activity_events where user_id = ${person} and type = 'course_completed'`,
    ).toEqual([{ score: '96' }])
    expect(await sql`select completed_at is not null as done from enrollments where user_id = ${person}`).toEqual([
      { done: true },
    ])
    const told = await sql`select kind from notifications where user_id = ${person} order by id`
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['milestone', 'completed', 'certificate']))
    expect(await sql`select action, reason from audit_log where details ->> 'user_id' = ${person} order by id`).toEqual(
      [
        { action: 'milestone_rejected', reason: 'Where are the prefixes?' },
        { action: 'milestone_approved', reason: 'Clear.' },
      ],
    )
    expect(await differences(person)).toEqual([])
  })

  it('the request that finishes an exam passes the gate that asks for it', async () => {
    const me = await school.newcomer()
    await read(me.person, 'how-a-packet-travels')
    await read(me.person, 'subnets-without-fear')
    const result = await takeTest(me, school.test(), { correct: 20 })
    expect(result.progress?.milestones).toEqual([
      { id: idOf('networking-check'), name: 'Networking exam', status: 'validated' },
    ])
    expect(await states(me.person)).toContain('drawn available')
  })
})
