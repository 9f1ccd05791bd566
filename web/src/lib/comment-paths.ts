import { community, manage, query, taking, type TakingPlace } from './path-parts.ts'

/** The addresses of comments on questions. */
export const commentPaths = {
  /** What members say about a question of what a learner takes. */
  thread: (slug: string, id: string, number: number, at: TakingPlace = 'attempts') =>
    `${taking(slug, id, at)}/comments/${number}`,
  /** One comment, wherever its reader has answered the question. */
  comment: (slug: string, id: string) => `${community(slug)}/comments/${encodeURIComponent(id)}`,
  /** Who may not write for a time; with a username, the form names them. */
  mutes: (slug: string, user?: string) => `${manage(slug)}/mutes${query({ user })}`,
  moderation: (slug: string, show?: 'decided') => `${manage(slug)}/moderation${show ? `?show=${show}` : ''}`,
}
