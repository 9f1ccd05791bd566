import { describe, expect, it } from 'vitest'
import { addMember, createPerson } from '../../support/people.ts'
import { attendee } from '../../support/live.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { rowOf, useSchool } from '../../support/school.ts'

describe('a live session in step', () => {
  const school = useSchool()
  const person = async (role: 'student' | 'instructor', name: string) => {
    const id = await createPerson(school.sql(), name)
    await addMember(school.sql(), school.harbor(), id, role)
    return attendee(school.api(), id)
  }
  const opened = async (pace: 'own' | 'in_step' = 'in_step', questions = 5) => {
    const test_id = await publishBank(school.sql(), { community: school.harbor(), questions })
    const ines = await person('instructor', 'Ines')
    const { id, watching } = await ines.open({ test_id, length: 5, pace })
    return { ines, id, test_id, code: watching?.code ?? '' }
  }

  it('is joined by its code, started, answered, revealed and ended, and leaves an attempt like others', async () => {
    const { ines, id, code } = await opened()
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/)
    const lou = await person('student', 'Lou')
    const watch = await ines.follow(id)
    const listen = await (await lou.join(` ${code.toLowerCase()} `), lou.follow(id))
    await watch.until((it) => it.event === 'counts' && it.counts.joined === 1)
    expect(await lou.read(id)).toMatchObject({
      status: 'lobby',
      question: null,
      mine: { attempt_id: null },
      watching: null,
    })
    expect((await ines.read(id)).watching?.people).toEqual([{ name: 'Lou', answered: 0, finished: false }])

    const { revision } = await ines.step(id, 'start')
    await listen.until((it) => it.event === 'moved' && it.revision === revision)
    for (let number = 1; number <= 5; number++) {
      const before = await lou.read(id)
      expect(before).toMatchObject({ status: 'live', number, revealed: false, question: { number, revealed: null } })
      await lou.answers(id, number !== 3)
      await watch.until((it) => it.event === 'counts' && it.counts.number === number && it.counts.answered === 1)
      expect((await ines.read(id)).watching?.counts).toMatchObject({ answered: 1, right: null })
      const shown = await ines.step(id, 'reveal')
      expect(shown.watching?.counts).toMatchObject({ answered: 1, right: number === 3 ? 0 : 1 })
      expect(await lou.read(id)).toMatchObject({
        revealed: true,
        question: { revealed: {} },
        mine: { response: { number } },
      })
      if (number < 5) await ines.step(id, 'next')
    }
    await school.sql()`update attempts set started_at = started_at - interval '5 minutes' where live_session_id = ${id}`
    await ines.step(id, 'end')
    const { mine } = await lou.read(id)
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
})
