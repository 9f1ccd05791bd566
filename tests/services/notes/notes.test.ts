import { describe, expect, it } from 'vitest'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { questionToNote } from '../../../functions/_contracts/notes/notes.ts'
import { practicing } from '../../support/practice.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { takeTest, useSchool, type Sitter } from '../../support/school.ts'

describe('notes and flags of one’s own on questions', () => {
  const school = useSchool()
  const publish = () => publishBank(school.sql(), { community: school.harbor() })
  const newcomer = async () => {
    const me = await school.newcomer()
    return { me, my: practicing(school.api(), me) }
  }
  const noteOf = async (me: Sitter, path: string, body?: object) => {
    const answer = await me.send(body ? 'PUT' : 'GET', `${path}/note`, body)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
    return questionToNote.parse(JSON.parse(text).data)
  }
  const stored = (me: Sitter) => school.sql()`
    select flagged, note, community_id from question_notes where user_id = ${me.person}
  `

  it('are written at the review, shown there again, and removed when nothing is left', async () => {
    const { me } = await newcomer()
    const { attempt_id } = await takeTest(me, await publish(), { correct: 20 })
    const path = `/attempts/${attempt_id}/questions/3`
    expect(await noteOf(me, path)).toMatchObject({ number: 3, of: 25, is_finished: true, mine: null })
    const body = { flagged: true, note: '  Count the bits.  ' }
    expect(await noteOf(me, path, body)).toMatchObject({ mine: { flagged: true, note: 'Count the bits.' } })
    expect((await me.review(attempt_id)).notes).toEqual([{ number: 3, flagged: true, note: 'Count the bits.' }])
    expect((await noteOf(me, path, { note: 'Count.' })).mine).toMatchObject({ flagged: false, note: 'Count.' })
    expect(await stored(me)).toEqual([{ flagged: false, note: 'Count.', community_id: school.harbor() }])
    expect((await noteOf(me, path, {})).mine).toBeNull()
    expect(await stored(me)).toEqual([])
  })

  it('come back with the question in practice, in another version, and never in an exam', async () => {
    const { me, my } = await newcomer()
    const test = await publish()
    const { attempt_id } = await takeTest(me, test, { correct: 20 })
    await noteOf(me, `/attempts/${attempt_id}/questions/1`, { note: 'Mine.' })
    // With the same prompts, so each question keeps its lineage.
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
    const session = await my.start({ community_id: school.harbor(), preset: 'exam_mix', length: 25, tests: [test] })
    const { notes = [] } = await my.read(session.id)
    expect(notes).toMatchObject([{ flagged: false, note: 'Mine.' }])
    const drill = await me.start({ test_id: test, mode: 'practice', length: 25 })
    expect((await me.read(drill.id)).notes).toMatchObject([{ note: 'Mine.' }])
    const other = await publish()
    const exam = await me.start({ test_id: other, mode: 'exam', length: 25 })
    expect((await me.read(exam.id)).notes).toBeUndefined()
  })

  it('are refused before the question is answered, in an exam that runs, and on what is not theirs', async () => {
    const { me, my } = await newcomer()
    const test = await publish()
    const session = await my.start({ community_id: school.harbor(), preset: 'exam_mix', length: 10, tests: [test] })
    const path = `/practice/${session.id}/questions/1/note`
    const early = { status: 409, code: 'too_early' }
    expect(await me.refusal('PUT', path, { note: 'Early.' })).toMatchObject(early)
    await my.save(session.id, { responses: (await my.answers(session.id, () => true)).slice(0, 1) })
    expect(await noteOf(me, `/practice/${session.id}/questions/1`, { note: 'Now.' })).toMatchObject({
      is_finished: false,
      mine: { note: 'Now.' },
    })
    expect(await me.refusal('GET', `/practice/${session.id}/questions/11/note`)).toMatchObject({ status: 404 })
    const other = await school.newcomer()
    expect(await other.refusal('PUT', path, { note: 'Theirs.' })).toMatchObject({ status: 404 })
    const exam = await me.start({ test_id: test, mode: 'exam', length: 25 })
    expect(await me.refusal('GET', path)).toMatchObject(early)
    expect((await my.read(session.id)).notes).toEqual([])
    const [answer] = await me.answers(exam.id, () => true)
    await me.save(exam.id, { responses: [answer] })
    expect(await me.refusal('PUT', `/attempts/${exam.id}/questions/1/note`, { note: 'X' })).toMatchObject(early)
    for (const note of ['x'.repeat(2001), 'a\0b', '\ud800'])
      expect(await me.refusal('PUT', path, { note })).toMatchObject({ status: 422 })
  })

  it('narrow what practice asks: to what is flagged, for good or when it was asked last, and to what has a note', async () => {
    const { me, my } = await newcomer()
    const test = await publish()
    const { id } = await me.start({ test_id: test, mode: 'practice', length: 25 })
    await me.sinceMinutes(id, 10)
    const responses = await me.answers(id, () => true)
    await me.finish(id, { sent_at: Date.now(), responses, flags: [{ number: 1, flagged: true }] })
    await noteOf(me, `/attempts/${id}/questions/2`, { flagged: true })
    await noteOf(me, `/attempts/${id}/questions/3`, { note: 'A note.' })
    const asks = async (wish: object) => {
      const body = { community_id: school.harbor(), preset: 'exam_mix', length: 20, tests: [test], restart: true }
      return (await my.start({ ...body, ...wish })).length
    }
    expect(await asks({ flagged: true })).toBe(2)
    expect(await asks({ noted: true })).toBe(1)
    const both = { preset: 'exam_mix', community_id: school.harbor(), flagged: true, noted: true, restart: true }
    expect(await me.refusal('POST', '/practice', both)).toMatchObject({ code: 'nothing_to_practice' })
    const preview = await my.preview('harbor', { test, noted: 'true' })
    expect(preview.presets.find(({ preset }) => preset === 'exam_mix')?.questions).toBe(1)
  })

  it('are in the export of their learner, and go with them', async () => {
    const { me } = await newcomer()
    const { attempt_id } = await takeTest(me, await publish(), { correct: 20 })
    await noteOf(me, `/attempts/${attempt_id}/questions/1`, { flagged: true, note: 'Mine.' })
    const record = exported.parse(await (await school.api().ask('/gamification-api/profile/export', me.person)).json())
    expect(record.question_notes).toMatchObject([{ community: 'harbor', flagged: true, note: 'Mine.' }])
    expect(record.question_notes[0]?.question).toMatch(/^Prompt \d+ of/)
    await school.sql()`delete from auth.users where id = ${me.person}`
    expect(await stored(me)).toEqual([])
  })
})
