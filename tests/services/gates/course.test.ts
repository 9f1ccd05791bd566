import { beforeAll, describe, expect, it } from 'vitest'
import { recorded } from '../../../functions/_contracts/gates/actions.ts'
import { gate, passed, type Gate } from '../../../functions/_contracts/gates/gates.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { dataOf, gatekeeper } from '../../support/gates.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest, useSchool } from '../../support/school.ts'

const HOUR = 3_600_000

describe('a course with gates', () => {
  let ahead = 0
  const school = useSchool({ now: () => Date.now() + ahead })
  const at = gatekeeper(school.api)
  const staff: Record<string, string> = {}
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    const sql = school.sql()
    for (const name of ['Ines', 'Otto']) {
      staff[name] = await createPerson(sql, name)
      await addMember(sql, school.harbor(), staff[name], 'instructor')
    }
    for (const { slug, id } of await sql`select slug, id from course_milestones`) ids[slug] = id
  })
  const gates = async (person: string, of = 'course=networking-essentials', user = ''): Promise<Gate[]> => {
    const list = await dataOf(await at.get(person, `/milestones?community=harbor&${of}${user}`))
    return list.map((one: unknown) => gate.parse(one))
  }
  const states = async (person: string) =>
    (await gates(person)).map(({ slug, standing: { state } }) => `${slug.slice('networking-'.length)} ${state}`)
  const read = async (person: string, lesson: string) =>
    recorded.parse(await dataOf(await at.does(person, 'lesson_completed', lesson)))
  const differences = (user_id: string) => {
    const { db, rulesets } = school.api().deps
    return verifyLearner(db, rulesets, { user_id, community_id: school.harbor() })
  }
  const atTheDrawing = async () => {
    const me = await school.newcomer()
    await read(me.person, 'how-a-packet-travels')
    await read(me.person, 'subnets-without-fear')
    await takeTest(me, school.test(), { correct: 25 })
    return me.person
  }

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
        milestone: { id: ids['networking-read'], title: 'Know the road' },
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
    expect((await problemOf(await at.decide(staff.Ines ?? '', first, 'reject'))).code).toBe('validation_failed')
    expect(await dataOf(await at.decide(staff.Ines ?? '', first, 'reject', 'Where are the prefixes?'))).toMatchObject({
      gate: { standing: { state: 'rejected', reason: 'Where are the prefixes?', attempts_left: 2, can_submit: true } },
    })
    expect(await differences(person)).toEqual([])
    await dataOf(await at.submit(person, 'networking-drawn', 'Now with prefixes'))
    const done = passed.parse(
      await dataOf(await at.decide(staff.Otto ?? '', await at.openOf(person), 'approve', 'Clear.')),
    )
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
      { id: ids['networking-check'], name: 'Networking exam', status: 'validated' },
    ])
    expect(await states(me.person)).toContain('drawn available')
  })

  it('of twenty concurrent decisions about a submission one counts', async () => {
    const person = await atTheDrawing()
    await dataOf(await at.submit(person, 'networking-drawn', 'Mine'))
    const submission = await at.openOf(person)
    const instructors = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const one = await createPerson(school.sql(), `Instructor ${index}`)
        await addMember(school.sql(), school.harbor(), one, 'instructor')
        return one
      }),
    )
    const answers = await Promise.all(
      instructors.map((one, index) =>
        index % 2 === 0 ? at.decide(one, submission, 'approve') : at.decide(one, submission, 'reject', 'No.'),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect((await problemOf(answer)).code).toBe('already_decided')
    const [{ decisions = 0 } = {}] = await school.sql()`
      select count(*)::int as decisions from audit_log where details ->> 'user_id' = ${person}
    `
    expect(decisions).toBe(1)
    expect(await differences(person)).toEqual([])
  })

  it('a waiver counts once, and the waiting submission counts as decided', async () => {
    const person = await atTheDrawing()
    await dataOf(await at.submit(person, 'networking-drawn', 'Mine'))
    const submission = await at.openOf(person)
    const waive = (by: string, reason: string) => at.waive(by, person, 'networking-drawn', reason)
    const answers = await Promise.all([
      waive(staff.Ines ?? '', 'Has done this at work'),
      waive(staff.Otto ?? '', 'Knows it'),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await gates(person))[2]?.standing).toMatchObject({ state: 'validated', waived: true })
    expect((await problemOf(await at.decide(staff.Ines ?? '', submission, 'approve'))).code).toBe('already_decided')
    expect((await problemOf(await waive(person, 'Please'))).code).toBe('not_allowed')
    expect(await differences(person)).toEqual([])
  })

  it('after the last attempt a gate takes no more submissions', async () => {
    const person = await atTheDrawing()
    for (const text of ['One', 'Two', 'Three']) {
      await dataOf(await at.submit(person, 'networking-drawn', text))
      await dataOf(await at.decide(staff.Ines ?? '', await at.openOf(person), 'reject', `Not ${text}`))
    }
    expect((await gates(person))[2]?.standing).toMatchObject({ attempts: 3, attempts_left: 0, can_submit: false })
    expect((await problemOf(await at.submit(person, 'networking-drawn', 'Four'))).code).toBe('attempts_used_up')
    // What was said stays to be read.
    const all =
      await school.sql()`select decision, reason from milestone_submissions where user_id = ${person} order by attempt`
    expect(all.map(({ reason }) => reason)).toEqual(['Not One', 'Not Two', 'Not Three'])
  })

  it('other learners and strangers neither see a learner’s gate nor decide a submission; invalid submissions are refused', async () => {
    const person = await atTheDrawing()
    await dataOf(await at.submit(person, 'networking-drawn', 'Mine'))
    const submission = await at.openOf(person)
    const other = (await school.newcomer()).person
    const stranger = await createPerson(school.sql(), 'Stranger')
    const elsewhere = await createPerson(school.sql(), 'Elsewhere')
    const [lumen] = await school.sql()`select id from communities where slug = 'lumen'`
    await addMember(school.sql(), lumen?.id, elsewhere, 'admin')
    for (const one of [other, stranger, elsewhere]) {
      expect((await at.decide(one, submission, 'approve')).status).toBe(404)
      const explain = `/milestones/${ids['networking-drawn']}/explain?user_id=${person}`
      expect((await at.get(one, explain)).status).toBe(404)
    }
    expect((await problemOf(await at.decide(person, submission, 'approve'))).code).toBe('not_allowed')
    expect((await gates(staff.Ines ?? '', undefined, `&user_id=${person}`))[2]?.standing.state).toBe('submitted')
    const listed = '/milestones?community=harbor&course=networking-essentials'
    expect((await problemOf(await at.get(other, `${listed}&user_id=${person}`))).code).toBe('not_allowed')
    expect((await problemOf(await at.submit(other, 'networking-drawn', 'Mine'))).code).toBe('gate_locked')
    expect((await problemOf(await at.submit(other, 'networking-read', 'Mine'))).code).toBe('not_handed_in')
    const script = await at.post(person, `/milestones/${ids['networking-drawn']}/submit`, {
      text: 'x',
      links: ['javascript:alert(1)'],
    })
    expect((await problemOf(script)).code).toBe('validation_failed')
    // Blanks and letters that nobody can see are nothing to review.
    for (const text of ['', ' \n ', '\u200B', '\u3164\n\u2800', '\uFE0F\u00AD']) {
      const nothing = await problemOf(await at.post(person, `/milestones/${ids['networking-drawn']}/submit`, { text }))
      expect(nothing).toMatchObject({
        code: 'validation_failed',
        errors: [{ path: 'body.text', message: 'expected text or a link' }],
      })
    }
  })

  it('a rule submits a gate once its conditions hold; after a rejection the learner submits again, not before the cooldown ends', async () => {
    const { person } = await school.newcomer()
    await read(person, 'risk-in-one-sentence')
    await read(person, 'why-passkeys-win')
    const drill = (slug: string) => at.does(person, 'wod_completed', slug)
    expect((await dataOf(await drill('read-your-own-log'))).recorded).toBe(true)
    expect((await dataOf(await drill('read-your-own-log'))).recorded).toBe(false)
    expect((await dataOf(await drill('restore-one-file'))).milestones).toEqual([])
    ahead += 24 * HOUR
    const third = await dataOf(await drill('read-your-own-log'))
    expect(third.milestones).toEqual([{ id: ids['security-drill'], name: 'Three drills', status: 'submitted' }])

    await dataOf(await at.decide(staff.Ines ?? '', await at.openOf(person), 'reject', 'The second one is thin.'))
    const again = () => at.post(person, `/milestones/${ids['security-drill']}/submit`, { text: 'More' })
    expect((await problemOf(await again())).code).toBe('too_early')
    // No rule hands it in again: that is for the learner to do.
    expect((await dataOf(await drill('restore-one-file'))).milestones).toEqual([])
    ahead += 25 * HOUR
    await dataOf(await again())
    expect(await dataOf(await at.decide(staff.Ines ?? '', await at.openOf(person), 'approve'))).toMatchObject({
      gate: { standing: { state: 'validated' } },
      xp: 100,
    })
    expect(await differences(person)).toEqual([])
  })
})
