import { describe, expect, it } from 'vitest'
import { draftsOf } from '../../../web/src/lib/features/communities/overview.ts'

const draft = { status: 'draft' } as const
const live = { status: 'live' } as const

describe('what awaits an instructor', () => {
  it('names every draft with its page, and not what goes live with a draft', () => {
    const of = (status: 'draft' | 'live') => ({ id: '1', slug: 'networks', title: 'Networks', status })
    const drafts = draftsOf('harbor', {
      courses: [
        { slug: 'cables', title: 'Cables', ...draft },
        { slug: 'networks', title: 'Networks', ...live },
      ],
      programs: [{ slug: 'technician', title: 'Technician', ...draft }],
      gates: [
        { id: '7', title: 'Exam', scope: 'course', of: of('live'), ...draft },
        { id: '8', title: 'Lessons', scope: 'course', of: of('draft'), ...draft },
        { id: '9', title: 'Drawing', scope: 'course', of: of('live'), ...live },
      ],
      achievements: [
        { id: '3', name: 'Doors open', ...draft },
        { id: '4', name: 'Test Rookie', ...live },
      ],
    })
    expect(drafts).toEqual([
      { href: '/c/harbor/manage/courses/cables', title: 'Cables', what: 'Course' },
      { href: '/c/harbor/manage/programs/technician', title: 'Technician', what: 'Program' },
      { href: '/c/harbor/manage/courses/networks/gates/7', title: 'Exam', what: 'Gate of Networks' },
      { href: '/c/harbor/manage/achievements/3', title: 'Doors open', what: 'Achievement' },
    ])
  })
})
