import { manage, taking, type TakingPlace } from './path-parts.ts'

/** The addresses of comments on questions. */
export const commentPaths = {
  /** What members say about a question of what a learner takes. */
  thread: (slug: string, id: string, number: number, at: TakingPlace = 'attempts') =>
    `${taking(slug, id, at)}/comments/${number}`,
  moderation: (slug: string, show?: 'decided') => `${manage(slug)}/moderation${show ? `?show=${show}` : ''}`,
}
