import { beforeAll, describe, expect, it } from 'vitest'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { lineagesIn, practicing } from '../../support/practice.ts'
import { problemOf } from '../../support/problem.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { takeTest, useSchool } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

const twenty = <T>(work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: 20 }, (_, n) => work(n)))

describe('practice across tests', () => {
  const school = useSchool()
  /** A community of its own with two tests of 25 questions. */
  const guild = { community_id: '', slug: '', tests: ['', ''] as [string, string] }
  beforeAll(async () => {
    guild.community_id = await createCommunity(school.sql())
    guild.slug = `c-${guild.community_id.slice(0, 8)}`
    const [one, two] = [
      await publishBank(school.sql(), { community: guild.community_id }),
      await publishBank(school.sql(), { community: guild.community_id }),
    ]
    guild.tests = [one, two]
  })
  const newcomer = async () => {
    const person = await createPerson(school.sql(), 'Pia')
    await addMember(school.sql(), guild.community_id, person, 'student')
    const me = sitter(school.api(), person)
    return { me, my: practicing(school.api(), me) }
  }
  const unseen = (length = 10) => ({ community_id: guild.community_id, preset: 'unseen', length })
  const sessionsOf = async (person: string) => {
    const rows = await school.sql()<{ id: string; status: string }[]>`
      select id, status from practice_sessions where user_id = ${person}
    `
    return { all: rows.length, running: rows.filter(({ status }) => status === 'in_progress').map(({ id }) => id) }
  }

  describe('starting', () => {
    it('a session asks questions of several tests, each once, with the right answers', async () => {
      const { my } = await newcomer()
      const session = await my.start(unseen(50))
      expect(session).toMatchObject({
        status: 'in_progress',
        length: 50,
        preset: 'unseen',
        attempt_id: null,
        result: null,
      })
      expect(session.questions).toHaveLength(50)
      expect(session.questions.every(({ revealed }) => revealed !== null)).toBe(true)
      expect(new Set(await lineagesIn(school.api(), session.id)).size).toBe(50)
      const [row] = await school.sql()`
        select count(distinct test_id)::integer as tests from practice_sessions
        cross join unnest(question_ids) as asked (id) join questions on questions.id = asked.id
        where practice_sessions.id = ${session.id}
      `
      expect(row?.tests).toBe(2)
    })

    it('a second start resumes the unfinished session, and starting over abandons it', async () => {
      const { me, my } = await newcomer()
      const first = await my.start(unseen())
      await my.save(first.id, { position: 4 })
      const again = await me.send('POST', '/practice', { ...unseen(20), preset: 'weak_spots' })
      expect(again.status).toBe(200)
      expect((await again.json()).data).toMatchObject({ id: first.id, length: 10, position: 4 })
      const second = await my.start({ ...unseen(), restart: true })
      expect(await sessionsOf(me.person)).toEqual({ all: 2, running: [second.id] })
      const refused = { status: 409, code: 'attempt_abandoned' }
      expect(await me.refusal('PATCH', `/practice/${first.id}`, { sent_at: 0, position: 2 })).toMatchObject(refused)
      expect(await me.refusal('POST', `/practice/${first.id}/finish`, {})).toMatchObject(refused)
      expect(await me.refusal('GET', `/practice/${first.id}/review`)).toMatchObject(refused)
    })

    it('twenty starts at once start one session, and twenty that start over leave one', async () => {
      const { me, my } = await newcomer()
      const started = await twenty(() => me.send('POST', '/practice', unseen()))
      const ids = new Set(await Promise.all(started.map(async (answer) => (await answer.json()).data.id)))
      expect(ids.size).toBe(1)
      expect(started.filter(({ status }) => status === 201)).toHaveLength(1)
      const over = await twenty(() => my.start({ ...unseen(), restart: true }))
      const { running } = await sessionsOf(me.person)
      expect(running).toHaveLength(1)
      expect(over.map(({ id }) => id)).toContain(running[0])
    })

    it('starts with the same Idempotency-Key answer with the same session, and a different start with it is refused', async () => {
      const { me, my } = await newcomer()
      const key = { 'Idempotency-Key': 'this evening' }
      await my.start(unseen())
      const started = await twenty(() => my.start({ ...unseen(), restart: true }, key))
      expect(new Set(started.map(({ id }) => id)).size).toBe(1)
      expect((await sessionsOf(me.person)).all).toBe(2)
      const other = { ...unseen(), preset: 'exam_mix', restart: true }
      expect(await me.refusal('POST', '/practice', other, key)).toMatchObject({ status: 409, code: 'conflict' })
    })

    it('a start with the seed of a preview asks just what was previewed', async () => {
      const { me, my } = await newcomer()
      await takeTest(me, guild.tests[0], { correct: 10, mode: 'practice' })
      const { seed, presets } = await my.preview(guild.slug, { length: '20' })
      const mix = presets.find(({ preset }) => preset === 'weak_spots')
      // Fifteen missed and as many wished, but only ten known and 25 never seen.
      expect(mix).toEqual({ preset: 'weak_spots', questions: 20, mix: { missed: 12, unseen: 6, known: 2 } })
      const body = { community_id: guild.community_id, preset: 'weak_spots', length: 20, seed }
      const asked = await lineagesIn(school.api(), (await my.start(body)).id)
      const again = await lineagesIn(school.api(), (await my.start({ ...body, restart: true })).id)
      expect(again).toEqual(asked)
    })

    it('filters narrow what is asked, and where nothing fits nothing is started', async () => {
      const { me, my } = await newcomer()
      const [test] = guild.tests
      const filter = { tests: [test], topics: ['Topic 1'], kinds: ['true_false', 'numeric'] }
      const session = await my.start({ ...unseen(100), ...filter })
      expect(session.length).toBeGreaterThan(1)
      for (const { topic, kind } of session.questions) {
        expect(topic).toBe('Topic 1')
        expect(['true_false', 'numeric']).toContain(kind)
      }
      const preview = await my.preview(guild.slug, { test, topic: 'Topic 1', kind: 'true_false' })
      expect(preview.running?.id).toBe(session.id)
      expect(preview.tests.map(({ questions }) => questions)).toEqual([25, 25])
      const nothing = { ...unseen(), topics: ['No such topic'], restart: true }
      expect(await me.refusal('POST', '/practice', nothing)).toMatchObject({ status: 409, code: 'nothing_to_practice' })
      expect(await sessionsOf(me.person)).toEqual({ all: 1, running: [session.id] })
    })

    it('nobody starts in a community that is closed or not theirs', async () => {
      const { me } = await newcomer()
      const stranger = sitter(school.api(), await createPerson(school.sql(), 'Stan'))
      expect(await stranger.refusal('POST', '/practice', unseen())).toMatchObject({ status: 404 })
      const closed = await createCommunity(school.sql())
      await publishBank(school.sql(), { community: closed })
      await addMember(school.sql(), closed, me.person, 'student')
      await school.sql()`update communities set closed_at = now() where id = ${closed}`
      const start = { ...unseen(), community_id: closed }
      expect(await me.refusal('POST', '/practice', start)).toMatchObject({ status: 409, code: 'community_closed' })
    })
  })

  describe('answering', () => {
    it('a session of somebody else does not exist, whatever is asked of it', async () => {
      const { my } = await newcomer()
      const other = (await newcomer()).me
      const { id } = await my.start(unseen())
      for (const [method, path, body] of [
        ['GET', ''],
        ['PATCH', '', { sent_at: Date.now(), position: 2 }],
        ['POST', '/finish', {}],
        ['GET', '/review'],
      ] as const)
        expect(await other.refusal(method, `/practice/${id}${path}`, body), method).toMatchObject({ status: 404 })
    })

    it('the first stored answer is final, saves at once keep all, and a slower device is told what it missed', async () => {
      const { my } = await newcomer()
      const { id } = await my.start(unseen())
      const [right, wrong] = [await my.answers(id, () => true), await my.answers(id, () => false)]
      await Promise.all(right.slice(0, 5).map((answer) => my.save(id, { responses: [answer] })))
      const late = await my.save(id, {
        revision: 0,
        responses: wrong.slice(4, 6),
        flags: [{ number: 2, flagged: true }],
      })
      expect(late).toMatchObject({ revision: 6, answered: 6, missed: { flags: [2] } })
      const { responses, flags } = await my.read(id)
      expect(responses.map(({ answer }) => answer)).toEqual(
        [...right.slice(0, 5), ...wrong.slice(5, 6)].map((it) => it.answer),
      )
      expect(flags).toEqual([2])
    })

    it('an answer that fits no question refuses all of a save', async () => {
      const { me, my } = await newcomer()
      const { id } = await my.start(unseen())
      const [first] = await my.answers(id, () => true)
      const responses = [first, { number: 11, answer: null, at: Date.now() }]
      expect(await me.refusal('PATCH', `/practice/${id}`, { sent_at: Date.now(), responses })).toMatchObject({
        status: 422,
        code: 'response_invalid',
      })
      expect((await my.read(id)).responses).toEqual([])
    })

    it('a finish grades with the last answers, and a repeat changes nothing', async () => {
      const { me, my } = await newcomer()
      const { id } = await my.start(unseen())
      const responses = (await my.answers(id, (number) => number <= 7)).slice(0, 9)
      const finishes = await twenty(() => my.finish(id, { sent_at: Date.now(), responses }))
      expect(finishes.filter(({ replayed }) => !replayed)).toHaveLength(1)
      for (const result of finishes)
        expect(result).toMatchObject({ session_id: id, correct: 7, answered: 9, length: 10 })
      expect(await my.finish(id, { sent_at: Date.now(), responses: [] })).toMatchObject({ correct: 7, replayed: true })
      const refused = { status: 409, code: 'attempt_finished' }
      expect(await me.refusal('PATCH', `/practice/${id}`, { sent_at: 0, position: 2 })).toMatchObject(refused)
      expect(await my.read(id)).toMatchObject({ status: 'finished', result: { correct: 7, replayed: true } })
      const { questions, withheld } = await my.review(id)
      expect(Map.groupBy(questions, ({ verdict }) => verdict).get('correct')).toHaveLength(7)
      expect(questions.map(({ test }) => guild.tests.includes(test.id))).not.toContain(false)
      expect(withheld).toBe(0)
    })

    it('a session is no attempt: no test has a result of it, and one faster than anyone reads counts for nothing', async () => {
      const { me, my } = await newcomer()
      const { id } = await my.start(unseen())
      await my.finish(id, { sent_at: Date.now(), responses: await my.answers(id, () => true) })
      expect(await school.sql()`select from activity_events where user_id = ${me.person}`).toHaveLength(0)
      expect(await school.sql()`select from attempts where user_id = ${me.person}`).toHaveLength(0)
      const { data } = await (await me.send('GET', `/tests?community=${guild.slug}`)).json()
      expect(data.map(({ mine }: { mine: { last: unknown } }) => mine.last)).toEqual([null, null])
    })
  })

  describe('what an attempt missed', () => {
    it('is counted, asked, and known once it is answered right', async () => {
      const { me, my } = await newcomer()
      const { attempt_id } = await takeTest(me, guild.tests[1], { correct: 20 })
      expect(await my.misses(attempt_id)).toEqual({ missed: 5, fixed: 0, fixable: 5 })
      const session = await my.start({ preset: 'attempt_misses', attempt_id, length: 100 })
      expect(session).toMatchObject({ length: 5, preset: 'attempt_misses', attempt_id })
      const { questions } = await me.review(attempt_id)
      const missed = questions.filter(({ verdict }) => verdict !== 'correct').map(({ prompt }) => prompt)
      expect(session.questions.map(({ prompt }) => prompt).toSorted()).toEqual(missed.toSorted())
      const responses = await my.answers(session.id, (number) => number <= 4)
      expect(await my.finish(session.id, { sent_at: Date.now(), responses })).toMatchObject({ correct: 4 })
      expect(await my.misses(attempt_id)).toEqual({ missed: 5, fixed: 4, fixable: 1 })
      const { presets } = await my.preview(guild.slug, { attempt_id })
      expect(presets[0]).toEqual({ preset: 'attempt_misses', questions: 1, mix: { missed: 1, unseen: 0, known: 0 } })
      const last = await my.start({ preset: 'attempt_misses', attempt_id })
      await my.finish(last.id, { sent_at: Date.now(), responses: await my.answers(last.id, () => true) })
      expect(await my.misses(attempt_id)).toEqual({ missed: 5, fixed: 5, fixable: 0 })
      // Whoever wants to drills them all again.
      expect(await my.start({ preset: 'attempt_misses', attempt_id })).toMatchObject({ length: 5 })
    })

    it('is refused of an attempt that runs, is of somebody else, or cannot be reviewed yet', async () => {
      const { me, my } = await newcomer()
      const [test] = guild.tests
      const { id } = await me.start({ test_id: test, mode: 'exam', length: 25 })
      const start = { preset: 'attempt_misses', attempt_id: id }
      expect(await me.refusal('POST', '/practice', start)).toMatchObject({ code: 'attempt_unfinished' })
      const other = (await newcomer()).me
      expect(await other.refusal('POST', '/practice', start)).toMatchObject({ status: 404 })
      expect(await other.refusal('GET', `/attempts/${id}/misses`)).toMatchObject({ status: 404 })
      const later = await publishBank(school.sql(), { community: guild.community_id })
      await school.sql()`
        update tests set feedback = 'after_date', feedback_from = now() + interval '1 day' where id = ${later}
      `
      const { attempt_id } = await takeTest(me, later, { correct: 3 })
      expect(await my.misses(attempt_id)).toEqual({ missed: 0, fixed: 0, fixable: 0 })
      expect(await me.refusal('POST', '/practice', { ...start, attempt_id })).toMatchObject({ code: 'feedback_later' })
      await school.sql()`update tests set status = 'retired' where id = ${later}`
    })

    it('follows its questions into the next version, and leaves out what is live no more', async () => {
      const { me, my } = await newcomer()
      const test = await publishBank(school.sql(), { community: guild.community_id })
      const { attempt_id } = await takeTest(me, test, { correct: 22 })
      expect(await my.misses(attempt_id)).toEqual({ missed: 3, fixed: 0, fixable: 3 })
      await school.sql().begin(async (sql) => {
        await sql`
          insert into questions (test_id, community_id, test_version, position, kind, topic, prompt, options)
          select test_id, community_id, 2, position, kind, 'Renamed', prompt, options from questions where test_id = ${test}
        `
        await sql`
          insert into question_keys (question_id, community_id, kind, answer, explanation)
          select next.id, key.community_id, key.kind, answer, explanation
          from questions as next
          join questions as before using (test_id, position)
          join question_keys as key on key.question_id = before.id
          where test_id = ${test} and next.test_version = 2 and before.test_version = 1
        `
        await sql`update tests set version = 2 where id = ${test}`
      })
      const session = await my.start({ preset: 'attempt_misses', attempt_id })
      expect(session.questions.map(({ topic }) => topic)).toEqual(['Renamed', 'Renamed', 'Renamed'])
      await school.sql()`update tests set status = 'retired' where id = ${test}`
      expect(await my.misses(attempt_id)).toEqual({ missed: 3, fixed: 0, fixable: 0 })
      const start = { preset: 'attempt_misses', attempt_id, restart: true }
      expect(await me.refusal('POST', '/practice', start)).toMatchObject({ code: 'nothing_to_practice' })
    })
  })

  it('finished sessions are listed a page at a time, the newest first, and no others', async () => {
    const { me, my } = await newcomer()
    const mixed = { ...unseen(), preset: 'exam_mix' }
    const ids: string[] = []
    for (const correct of [1, 2, 3, 4, 5]) {
      const { id } = await my.start(mixed)
      ids.unshift(id)
      await my.finish(id, { sent_at: Date.now(), responses: await my.answers(id, (number) => number <= correct) })
    }
    await my.start(mixed)
    await my.start({ ...mixed, restart: true })
    const pages: string[][] = []
    for (let next: string | null = ''; next !== null;) {
      const { data, page } = await my.list(guild.slug, { limit: '2', ...(next === '' ? {} : { cursor: next }) })
      pages.push(data.map(({ id }) => id))
      next = page.next
    }
    expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)])
    const { data } = await my.list(guild.slug)
    expect(data.map(({ correct }) => correct)).toEqual([5, 4, 3, 2, 1])
    expect(data[0]).toMatchObject({ preset: 'exam_mix', length: 10, answered: 10, status: 'finished', xp: 0 })
    expect((await (await newcomer()).my.list(guild.slug)).data).toEqual([])
    const stranger = sitter(school.api(), await createPerson(school.sql(), 'Stan'))
    expect(await stranger.refusal('GET', `/practice?community=${guild.slug}`)).toMatchObject({ status: 404 })
    // A cursor that names nothing of theirs has nothing after it.
    expect((await my.list(guild.slug, { cursor: me.person })).data).toEqual([])
  })

  it('a start without a community or an attempt, or with an attempt for another preset, is refused', async () => {
    const { me } = await newcomer()
    expect(await me.refusal('POST', '/practice', { preset: 'unseen' })).toMatchObject({ status: 422 })
    const attempt_id = crypto.randomUUID()
    for (const body of [
      { ...unseen(), attempt_id },
      { ...unseen(), preset: 'attempt_misses' },
    ])
      expect(await problemOf(await me.send('POST', '/practice', body))).toMatchObject({ status: 422 })
  })
})
