import type { Problem } from '#contracts/wire.ts'
import { errorSentence, refusalSentence } from '#lib/refusal-sentence.ts'
import { problemOf, toPageError } from './call.server.ts'

/** Why the service refused what a form sent, in the site's words. */
export interface FormRefusal {
  code: string
  says: string
  /** What is wrong with each field. A path names a field as the form does, without `body.`. */
  errors: { path: string; message: string }[]
}

/** Conflicts and invalid values: the person at the form can correct both. */
const isCorrectable = ({ status }: Problem): boolean => status === 409 || status === 422

/** Nobody loses what they typed because they have to wait. */
const mustWait = ({ code }: Problem): boolean => code === 'rate_limited' || code === 'read_only'

/** Turns a problem that the form can show into an answer. Any other failure becomes the page's error. */
export const toFormRefusal =
  (missing = 'not_found', isForForm = isCorrectable) =>
  (failure: unknown): { refused: FormRefusal } => {
    const problem = problemOf(failure)
    if (!problem || !(mustWait(problem) || isForForm(problem))) return toPageError(missing)(failure)
    const { code, errors } = problem
    return {
      refused: {
        code,
        says: refusalSentence(problem),
        errors: errors.map(({ path, message }) => ({
          path: path.replace(/^body\./, ''),
          message: errorSentence(code, message),
        })),
      },
    }
  }
