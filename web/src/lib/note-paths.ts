import { taking, type TakingPlace } from './path-parts.ts'

const write = (slug: string, id: string, number: number, at: TakingPlace = 'attempts') =>
  `${taking(slug, id, at)}/note/${number}`

/** The addresses of a learner's notes on questions of what they take. */
export const notePaths = {
  write,
  /** Where the test box reads and keeps one. */
  own: (slug: string, id: string, number: number, at?: TakingPlace) => `${write(slug, id, number, at)}/own`,
}
