import type { GoalShown } from '#contracts/goals/goals.ts'
import { paths } from '#lib/paths.ts'

/** Where a learner does something for a goal. */
export function goalLink(community: string, { kind, test_id }: GoalShown): { href: string; label: string } {
  switch (kind) {
    case 'score':
      return {
        href: test_id === null ? paths.community(community) : paths.test(community, test_id),
        label: 'Go to the test',
      }
    case 'practice':
      return { href: paths.practice(community), label: 'Practice' }
    case 'questions':
    case 'exams':
    case 'days':
    case 'streak':
      return { href: paths.community(community), label: 'Choose a test' }
  }
}
