import { paths } from '#lib/paths.ts'

/** What an attempt asks, to be read without a script; not among the paths that every page loads. */
export const readingPath = (community: string, attempt: string) => `${paths.attempt(community, attempt)}/questions`
