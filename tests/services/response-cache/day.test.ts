import { describe, expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { until } from '../../support/until.ts'

const MINUTE = 60_000

describe('a cached response that depends on the date', () => {
  let clock = Date.parse('2026-11-29T12:00:00Z')
  const api = useApi({ now: () => clock })

  it.each([
    ['UTC', '2026-11-29T23:59:59.900Z'],
    ['Asia/Kathmandu', '2026-11-29T18:14:59.900Z'],
    ['Australia/Eucla', '2026-11-29T15:14:59.900Z'],
  ])('is not sent on the next day in %s', async (time_zone, beforeMidnight) => {
    const { sql } = api().database
    const me = await createPerson(sql, 'Nia', { time_zone })
    const community = await createCommunity(sql)
    await addMember(sql, community, me, 'student')
    const [row] = await sql<{ slug: string }[]>`select slug from communities where id = ${community}`
    const today = async (path: string) => {
      const response = await api().ask(`${path}?community=${row?.slug}`, me)
      return (await response.json()).data.today
    }
    for (const path of ['/gamification-api/streaks/status', '/gamification-api/xp/stats']) {
      clock = Date.parse(beforeMidnight) - MINUTE
      await today(path)
      await until(() => api().deps.responseCache.isOn())
      clock = Date.parse(beforeMidnight)
      const before = await today(path)
      clock += 200
      expect([before, await today(path)], path).toEqual(['2026-11-29', '2026-11-30'])
    }
  })
})
