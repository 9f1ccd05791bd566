import { describe, expect, it } from 'vitest'
import { reportsPage } from '../../../functions/_contracts/corrections/reports.ts'
import { useCorrections } from '../../support/corrections.ts'
import { practicing } from '../../support/practice.ts'
import { takeTest } from '../../support/school.ts'

describe('questions that learners reported', () => {
  const { school, publish, instructor } = useCorrections()
  const list = async (query = '') => {
    const response = await school.api().ask(`/authoring-api/reports?community=harbor${query}`, instructor())
    return reportsPage.parse(await response.json())
  }
  const report = async (test_id: string, numbers: readonly number[]) => {
    const me = await school.newcomer()
    await takeTest(me, test_id, { correct: 10 })
    const [attempt] = await school.sql()<{ id: string }[]>`select id from attempts where user_id = ${me.person}`
    for (const number of numbers) {
      const path = `/attempts/${attempt?.id}/questions/${number}/report`
      expect((await me.send('PUT', path, { reason: 'unclear' })).status).toBe(200)
    }
  }

  it('are counted by question, however many report one, and listed no more than asked for', async () => {
    expect((await list()).page.open).toBe(0)
    const test_id = await publish()
    await report(test_id, [1, 2, 3])
    const before = await list()
    expect(before).toMatchObject({ page: { open: 3 } })
    expect(before.data).toHaveLength(3)
    expect(await list('&limit=0')).toMatchObject({ data: [], page: { open: 3 } })
    expect((await list('&limit=2')).data).toEqual(before.data.slice(0, 2))

    const [first] = before.data
    await school.api().ask(`/authoring-api/tests/${test_id}/reports/${first?.lineage_id}`, instructor(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ outcome: 'declined', reply: 'It is meant like this.' }),
    })
    expect((await list('&limit=0')).page.open).toBe(2)
  })
  it('may come from practice across tests, and what becomes of them says so', async () => {
    const me = await school.newcomer()
    const my = practicing(school.api(), me)
    const test_id = await publish()
    const start = { community_id: school.harbor(), preset: 'exam_mix', length: 10, tests: [test_id] }
    const { id } = await my.start(start)
    const path = `/practice/${id}/questions/2/report`
    expect(await me.refusal('PUT', path, { reason: 'typo' })).toMatchObject({ status: 409, code: 'too_early' })
    const responses = (await my.answers(id, () => false)).filter(({ number }) => number === 2)
    await my.save(id, { responses })
    expect((await me.send('PUT', path, { reason: 'typo', note: 'A letter.' })).status).toBe(200)
    const { data } = await (await me.send('GET', path)).json()
    expect(data).toMatchObject({ number: 2, of: 10, is_finished: false, report: { reason: 'typo', outcome: null } })
    const other = await school.newcomer()
    expect(await other.refusal('GET', path)).toMatchObject({ status: 404 })

    const [row] = await school.sql()`select lineage_id, answer from question_reports where user_id = ${me.person}`
    expect(row?.answer).not.toBeNull()
    await school.api().ask(`/authoring-api/tests/${test_id}/reports/${row?.lineage_id}`, instructor(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ outcome: 'fixed', reply: 'Mended.' }),
    })
    const told = await (await school.api().ask('/gamification-api/notifications', me.person)).json()
    expect(told.data).toMatchObject([{ kind: 'report_settled', attempt_id: id, taken_in: 'practice' }])
  })
})
