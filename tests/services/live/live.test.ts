import { describe, expect, it } from 'vitest'
import { publishEveryKind } from '../../support/every-kind.ts'
import { seated } from '../../support/sitter.ts'
import { useClassroom } from '../../support/classroom.ts'
import { rowOf } from '../../support/school.ts'

describe('a live session in step', () => {
  const room = useClassroom()
  const { school, person } = room

  it('is joined by its code, started, answered, revealed and ended, and leaves an attempt like others', async () => {
    const { ines, id, code } = await room.opened('in_step')
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/)
    const lou = await person('student', 'Lou')
    const watch = await ines.follow(id)
    const listen = await (await lou.join(` ${code.toLowerCase()} `), lou.follow(id))
    await watch.until((it) => it.event === 'counts' && it.counts.joined === 1)
    expect(await lou.readLive(id)).toMatchObject({
      status: 'lobby',
      question: null,
      mine: { attempt_id: null },
      watching: null,
    })
    expect((await ines.readLive(id)).watching?.people).toEqual([{ name: 'Lou', answered: 0, finished: false }])

    const { revision } = await ines.step(id, 'start')
    await listen.until((it) => it.event === 'moved' && it.revision === revision)
    for (let number = 1; number <= 5; number++) {
      const before = await lou.readLive(id)
      expect(before).toMatchObject({ status: 'live', number, revealed: false, question: { number, revealed: null } })
      await lou.answersNow(id, number !== 3)
      await watch.until((it) => it.event === 'counts' && it.counts.number === number && it.counts.answered === 1)
      expect((await ines.readLive(id)).watching?.counts).toMatchObject({ answered: 1, right: null })
      const shown = await ines.step(id, 'reveal')
      expect(shown.watching?.counts).toMatchObject({ answered: 1, right: number === 3 ? 0 : 1 })
      expect(await lou.readLive(id)).toMatchObject({
        revealed: true,
        question: { revealed: {} },
        mine: { response: { number } },
      })
      if (number < 5) await ines.step(id, 'next')
    }
    await school.sql()`update attempts set started_at = started_at - interval '5 minutes' where live_session_id = ${id}`
    await ines.step(id, 'end')
    const { mine } = await lou.readLive(id)
    expect(mine).toMatchObject({ finished: true })
    expect(await rowOf(school.api(), mine?.attempt_id ?? '')).toMatchObject({
      ...{ status: 'finished', mode: 'exam', correct: 4, answered: 5, uncounted: null },
    })
    expect((await lou.review(mine?.attempt_id ?? '')).questions).toHaveLength(5)
    const results = await ines.results(id)
    expect(results.questions.map(({ answered, right }) => [answered, right])).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 1],
      [1, 1],
    ])
    await Promise.all([watch.close(), listen.close()])
  })

  it('is entered late at the question that is on, in two tabs, and seen alike by a second instructor', async () => {
    const { ines, id, code } = await room.opened('in_step')
    const [lou, late, ivo] = [
      await person('student', 'Lou'),
      await person('student', 'Lea'),
      await person('instructor', 'Ivo'),
    ]
    await lou.join(code)
    await ines.step(id, 'start')
    await ines.step(id, 'next')
    await late.join(code)
    await late.join(code)
    expect(await late.readLive(id)).toMatchObject({ number: 2, question: { number: 2 }, mine: { response: null } })
    const [one, other] = [await late.follow(id), await late.follow(id)]
    await late.answersNow(id, false)
    await late.answersNow(id, true)
    const seen = await ivo.follow(id)
    await seen.until((it) => it.event === 'counts' && it.counts.answered === 1 && it.counts.joined === 2)
    const { revision } = await ines.step(id, 'reveal')
    for (const tab of [one, other]) await tab.until((it) => it.event === 'moved' && it.revision === revision)
    expect((await ivo.readLive(id)).watching?.counts).toMatchObject({ answered: 1, right: 1 })
    // Everybody sees the same options in the same order.
    expect((await lou.readLive(id)).question).toEqual((await late.readLive(id)).question)
    await Promise.all([one, other, seen].map((stream) => stream.close()))
  })

  it('says nothing of what is right before it is revealed, to nobody who learns', async () => {
    const { ines, id, code, test_id } = await room.opened('in_step')
    const lou = await person('student', 'Lou')
    const heard: string[] = []
    const send: typeof lou.send = async (...request) => {
      const answer = await lou.send(...request)
      heard.push(JSON.stringify([...answer.headers]), await answer.clone().text())
      return answer
    }
    await lou.join(code)
    const stream = await lou.follow(id)
    await ines.step(id, 'start')
    const attempt = (await lou.readLive(id)).mine?.attempt_id ?? ''
    const { questions } = await seated(school.api(), attempt)
    const keys = questions.map(({ question }) => [question.explanation, question.tip])
    for (let number = 1; number <= 5; number++) {
      await send('GET', `/live/${id}`)
      for (const path of [`/attempts/${attempt}`, `/attempts/${attempt}/review`, `/live/${id}/results`, '/attempts'])
        await send('GET', path)
      await send('POST', `/attempts/${attempt}/finish`, {})
      await send('POST', '/attempts', { test_id, mode: 'practice', length: 5 })
      const answer = (await lou.answers(attempt, () => true)).find((it) => it.number === number)
      await send('PATCH', `/attempts/${attempt}`, { sent_at: Date.now(), responses: [answer] })
      await send('GET', `/live?community=harbor`)
      const everything = heard.join('\n')
      for (const [place, secrets] of keys.entries())
        for (const secret of secrets)
          expect(everything.includes(`${secret}"`), `${number}: ${secret}`).toBe(place + 1 < number)
      // Nor what is asked next.
      for (const later of questions.slice(number)) expect(everything).not.toContain(`${later.question.prompt}"`)
      await ines.step(id, 'reveal')
      await send('GET', `/live/${id}`)
      if (number < 5) await ines.step(id, 'next')
    }
    expect(JSON.stringify(stream.told)).not.toMatch(/counts|Why|Tip/)
    await stream.close()
  })

  it('counts answers of every kind of question, and says what is right in each once it is revealed', async () => {
    const test_id = await publishEveryKind(school.sql(), school.harbor())
    const [ines, lou, mia] = [
      await person('instructor', 'Ines'),
      await person('student', 'Lou'),
      await person('student', 'Mia'),
    ]
    const { id, watching } = await ines.open({ test_id, length: 25, pace: 'in_step' })
    for (const learner of [lou, mia]) await learner.join(watching?.code ?? '')
    await ines.step(id, 'start')
    for (let number = 1; number <= 25; number++) {
      await lou.answersNow(id, true)
      // To some questions there is no answer that is known to be wrong.
      await mia.answersNow(id, false).catch(() => mia.answersNow(id, true))
      const before = (await ines.readLive(id)).watching?.counts
      expect(before).toMatchObject({ answered: 2, right: null })
      expect(before?.choices.every(({ right }) => right === null)).toBe(true)
      const after = (await ines.step(id, 'reveal')).watching?.counts
      const rights = after?.choices.filter(({ right }) => right) ?? []
      // Who reads an answer says what it is worth.
      if (after?.right === null) expect(after.choices).toEqual([])
      else {
        expect(after?.right).toBeGreaterThan(0)
        expect(rights.length).toBeGreaterThan(0)
        expect(rights.every(({ times }) => times > 0)).toBe(true)
      }
      if (number < 25) await ines.step(id, 'next')
    }
    await ines.step(id, 'end')
    expect((await ines.results(id)).questions.every(({ answered }) => answered === 2)).toBe(true)
  }, 60_000)

  it('reveals nothing of a test that shows only later what is right', async () => {
    const { ines, id, test_id } = await room.opened('in_step')
    await school.sql()`
      update tests set feedback = 'after_date', feedback_from = now() + interval '1 day' where id = ${test_id}
    `
    const { revision, watching } = await ines.step(id, 'start')
    expect(watching?.may_reveal).toBe(false)
    expect(await ines.refusal('POST', `/live/${id}/steps`, { step: 'reveal', revision })).toMatchObject({
      code: 'feedback_later',
    })
  })
})

describe('a live session at their own pace', () => {
  const room = useClassroom()

  it('is an exam of everybody with the same questions, which ends with the session at the latest', async () => {
    const { ines, id, code, test_id } = await room.opened('own')
    await room.school.sql()`update tests set time_limit_minutes = 30 where id = ${test_id}`
    const [lou, mia] = [await room.person('student', 'Lou'), await room.person('student', 'Mia')]
    await room.school.sql()`
      insert into accommodations (community_id, user_id, kind, minutes, reason)
      values (${room.school.harbor()}, ${mia.person}, 'extra_minutes', 15, 'A broken arm')
    `
    for (const learner of [lou, mia]) await learner.join(code)
    const watch = await ines.follow(id)
    await ines.step(id, 'start')
    const attempts = []
    for (const learner of [lou, mia])
      attempts.push(await learner.read((await learner.readLive(id)).mine?.attempt_id ?? ''))
    const [first, second] = attempts
    expect(first?.questions).toEqual(second?.questions)
    const lasts = attempts.map(({ started_at, deadline }) => Date.parse(deadline ?? '') - Date.parse(started_at))
    expect(lasts).toEqual([30 * 60_000, 45 * 60_000])
    expect(await lou.refusal('POST', '/attempts', { test_id, mode: 'exam', length: 5, restart: true })).toMatchObject({
      code: 'live_running',
    })
    const [mine = '', theirs = ''] = attempts.map((it) => it.id)
    for (const it of [mine, theirs]) await lou.sinceMinutes(it, 10)
    await lou.save(mine, { responses: (await lou.answers(mine, () => true)).slice(0, 4) })
    await mia.finish(theirs, { sent_at: Date.now(), responses: await mia.answers(theirs, () => true) })
    expect((await ines.readLive(id)).watching).toMatchObject({
      people: [
        { name: 'Lou', answered: 4, finished: false },
        { name: 'Mia', answered: 5, finished: true },
      ],
      counts: { joined: 2, finished: 1, progress: [2, 2, 2, 2, 1] },
    })
    await watch.until((it) => it.event === 'counts' && it.counts.progress.join() === '2,2,2,2,1')
    const nia = await room.person('student', 'Nia')
    await nia.join(code)
    await watch.until((it) => it.event === 'counts' && it.counts.joined === 3)
    await nia.finish((await nia.readLive(id)).mine?.attempt_id ?? '', {})
    await watch.until((it) => it.event === 'counts' && it.counts.finished === 2)
    await watch.close()
    await ines.step(id, 'end')
    expect(await lou.read(mine)).toMatchObject({ status: 'finished', result: { correct: 4 } })
    expect((await ines.results(id)).questions.map(({ answered }) => answered)).toEqual([2, 2, 2, 2, 1])
  })
})
