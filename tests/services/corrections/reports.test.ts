import { describe, expect, it } from 'vitest'
import { reportsPage } from '../../../functions/_contracts/corrections/reports.ts'
import { useCorrections } from '../../support/corrections.ts'
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
})
