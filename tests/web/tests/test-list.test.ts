import { describe, expect, it } from 'vitest'
import { arrange, fitting, readTestsShow, recentFirst } from '../../../web/src/lib/features/tests/test-list.ts'
import { exampleTest } from '../../../web/src/lib/features/ui-gallery/examples/tests.ts'

const taken = (finished_at: string) => ({
  running: null,
  last: { attempt_id: '', mode: 'exam', length: 25, percent: 80, band: 'almost_there', finished_at } as const,
  best: 80,
  finished: 1,
})
const running = {
  running: { attempt_id: '', mode: 'exam', length: 25, answered: 3 } as const,
  last: null,
  best: null,
  finished: 0,
}

const tests = [
  exampleTest(1, { title: 'Ports', category: 'network' }),
  exampleTest(2, { title: 'Subnets', category: 'network', mine: taken('2026-05-01T10:00:00Z') }),
  exampleTest(3, { title: 'Keys and locks', category: 'security', mine: taken('2026-06-01T10:00:00Z') }),
  exampleTest(4, { title: 'Shells', category: 'linux', mine: running }),
]
const titles = (list: readonly { title: string }[]) => list.map(({ title }) => title)

describe('the list of tests', () => {
  it('begins with what the learner takes: an unfinished attempt, then the latest', () => {
    expect(titles(recentFirst(tests))).toEqual(['Shells', 'Keys and locks', 'Subnets', 'Ports'])
  })

  it('shows what was taken recently on its own where it is long', () => {
    const { recent, categories } = arrange(tests, true)
    expect(titles(recent)).toEqual(['Shells', 'Keys and locks', 'Subnets'])
    expect(categories.map(([category, listed]) => [category, titles(listed)])).toEqual([['network', ['Ports']]])
    expect(arrange(tests, false).recent).toEqual([])
  })

  it('finds tests by any words of the title, and by category', () => {
    expect(titles(fitting(tests, { search: 'LOCKS keys' }))).toEqual(['Keys and locks'])
    expect(titles(fitting(tests, { category: 'network' }))).toEqual(['Ports', 'Subnets'])
    expect(fitting(tests, { search: 'xylophone' })).toEqual([])
  })

  it('reads its filters from the address', () => {
    expect(readTestsShow(new URLSearchParams('search=+ports+&category=network&other=1'))).toEqual({
      search: 'ports',
      category: 'network',
    })
    expect(readTestsShow(new URLSearchParams('search=&category='))).toEqual({})
  })
})
