import type { AttemptListing } from '#contracts/attempts/attempts.ts'
import type { Test } from '#contracts/tests/tests.ts'
import { exampleId } from './id.ts'

export const exampleTest = (n: number, change: Partial<Test> = {}): Test => ({
  id: exampleId(n),
  slug: `networking-${n}`,
  title: 'Networking fundamentals',
  description: 'Addresses, subnets, routing and the cables below them.',
  category: 'network',
  difficulty: 'medium',
  version: 1,
  questions: 100,
  exam_pool: 0,
  lengths: { exam: [25, 50, 75, 100], practice: [25, 50, 75, 100] },
  attempts_allowed: null,
  time_limit_minutes: 90,
  mine: { running: null, last: null, best: null, finished: 0 },
  ...change,
})

export const listing = (n: number, percent: number): AttemptListing => ({
  id: exampleId(n),
  test: {
    id: exampleId(1),
    slug: 'networking-1',
    title: 'Networking',
    category: 'network',
    difficulty: 'medium',
    version: 1,
  },
  community: { slug: 'harbor', name: 'Harbor Academy' },
  mode: n % 2 === 0 ? 'exam' : 'practice',
  length: 50,
  status: 'finished',
  started_at: '2026-03-01T09:00:00Z',
  finished_at: '2026-03-01T10:00:00Z',
  answered: 50,
  percent,
  band: percent >= 90 ? 'ready' : percent >= 75 ? 'almost_there' : percent >= 60 ? 'keep_going' : 'needs_work',
})
