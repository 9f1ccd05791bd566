import { community } from './path-parts.ts'

const goals = (slug: string) => `${community(slug)}/goals`
const challenges = (slug: string) => `${community(slug)}/challenges`

/** The addresses of what to reach within a week, and of what a community does together. */
export const goalPaths = {
  goals,
  /** The form actions of a learner's goals. */
  goalAction: (slug: string, action: 'swap' | 'dismiss' | 'off' | 'on') => `${goals(slug)}?/${action}`,
  challenges,
  joinTeam: (slug: string) => `${challenges(slug)}?/join`,
}
