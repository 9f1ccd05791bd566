import { fieldSentence } from './field-sentences.ts'
import { atPath } from '#domain/rules/json-path.ts'

/** What zod refused, as far as a form needs it. */
export interface Issue {
  path: PropertyKey[]
  message: string
}

/** What a schema refused, with the path of each field, in the site’s words. */
export const toFieldErrors = (issues: readonly Issue[]) =>
  issues.map(({ path, message }) => ({ path: atPath(path), message: fieldSentence(message) }))
