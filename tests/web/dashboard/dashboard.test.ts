import { describe, expect, it } from 'vitest'
import type { CatalogueEntry } from '../../../functions/_contracts/achievements/catalogue.ts'
import type { XpStats } from '../../../functions/_contracts/xp/xp.ts'
import { latestEarned, withinReach } from '../../../web/src/lib/features/dashboard/dashboard.ts'
import { xpWords } from '../../../web/src/lib/features/xp/progress-words.ts'

const entry = (id: string, change: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  id,
  slug: id,
  pack: 'exam-prep',
  category: 'volume',
  name: id,
  description: '',
  icon: 'star',
  color: 'gold',
  rarity: 'common',
  tier: null,
  points: 10,
  xp: 50,
  secret: false,
  status: 'live',
  version: 1,
  earned_at: null,
  tier_held: null,
  award: null,
  progress: null,
  ...change,
})
const far = (share: number) => ({ progress: { share, have: share * 10, need: 10, tier: null } })
const on = (day: string) => ({ earned_at: `2026-11-${day}T10:00:00.000Z` })

describe('the dashboard', () => {
  it('shows the three achievements with the most progress, in catalogue order among equals', () => {
    const held = entry('c', on('01'))
    const entries = [entry('a', far(0)), entry('b', far(0.9)), held, entry('d', far(0)), entry('e', far(0.3))]
    expect(withinReach(entries).map(({ id }) => id)).toEqual(['b', 'e', 'a'])
    // A tier that is held may have a next one.
    expect(withinReach([entry('t', { ...on('01'), ...far(0.5) })])).toHaveLength(1)
  })

  it('shows a newcomer the achievements that need the fewest steps', () => {
    const first = { progress: { share: 0, have: 0, need: 1, tier: null } }
    const level = { progress: { share: 0.2, have: 1, need: 5, tier: null } }
    const entries = [entry('level', level), entry('ten', far(0)), entry('first', first)]
    expect(withinReach(entries).map(({ id }) => id)).toEqual(['first', 'level', 'ten'])
  })

  it('shows the three achievements earned last', () => {
    const entries = [entry('a', on('03')), entry('b'), entry('c', on('09')), entry('d', on('01')), entry('e', on('07'))]
    expect(latestEarned(entries).map(({ id }) => id)).toEqual(['c', 'e', 'a'])
  })

  it('describes the chart of XP in one sentence', () => {
    const stats: XpStats = {
      today: '2026-11-20',
      total: 1500,
      last_7_days: 340,
      last_30_days: 1200,
      by_reason: [],
      days: [
        { day: '2026-11-17', xp: 260 },
        { day: '2026-11-18', xp: 80 },
      ],
    }
    expect(xpWords(stats)).toBe('340 XP in the last 7 days, 1,200 in the last 30. Best day: Tuesday, November 17.')
    expect(xpWords({ ...stats, last_7_days: 0 })).toMatch(/^No XP in the last 7 days/)
    expect(xpWords({ ...stats, last_30_days: 0 })).toContain('will show up here')
  })
})
