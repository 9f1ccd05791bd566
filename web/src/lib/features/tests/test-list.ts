import type { Test } from '#contracts/tests/tests.ts'

/** Which tests of a community the list shows. */
export interface TestsShow {
  search?: string
  category?: string
}

type Listed = Pick<Test, 'title' | 'description' | 'category' | 'mine'>

/** So many fit onto the page as cards; of more, only those that the learner takes are cards. */
export const CARDS = 8
const RECENT = 4

export function readTestsShow(params: URLSearchParams): TestsShow {
  const [search, category] = [params.get('search')?.trim().slice(0, 80), params.get('category')]
  return { ...(search ? { search } : {}), ...(category ? { category } : {}) }
}

/** When a learner last did something in a test, for sorting; an attempt that is not finished comes first. */
const takenAt = ({ mine: { running, last } }: Listed) => (running ? '~' : (last?.finished_at ?? ''))

/** What the learner takes comes first, the latest before the others; the rest keeps its order. */
export const recentFirst = <T extends Listed>(tests: readonly T[]): T[] =>
  tests.toSorted((a, b) => (takenAt(a) < takenAt(b) ? 1 : takenAt(a) > takenAt(b) ? -1 : 0))

/** Each word of the search stands in the title or the description. */
export function fitting<T extends Listed>(tests: readonly T[], { search = '', category }: TestsShow): T[] {
  const words = search.toLowerCase().split(/\s+/)
  return tests.filter((test) => {
    const text = `${test.title} ${test.description}`.toLowerCase()
    return (category === undefined || test.category === category) && words.every((word) => text.includes(word))
  })
}

/** The tests that are shown large, and all others by category. */
export function arrange<T extends Listed>(tests: readonly T[], isLong: boolean) {
  const sorted = recentFirst(tests)
  const recent = isLong ? sorted.filter((test) => takenAt(test) !== '').slice(0, RECENT) : []
  const others = sorted.filter((test) => !recent.includes(test))
  return { recent, categories: [...Map.groupBy(others, ({ category }) => category)] }
}
