import type { Problem } from '#contracts/wire.ts'
import { problemOf, toPageError } from './call.server.ts'

/** Why the service refused what a form sent. A path names a field as the form does, without `body.`. */
export type FormRefusal = Pick<Problem, 'code' | 'detail' | 'errors'>

/** Conflicts and invalid values: the person at the form can correct both. */
const isCorrectable = ({ status }: Problem): boolean => status === 409 || status === 422

/** Turns a problem that the form can show into an answer. Any other failure becomes the page's error. */
export const toFormRefusal =
  (missing = 'not_found', isForForm = isCorrectable) =>
  (failure: unknown): { refused: FormRefusal } => {
    const problem = problemOf(failure)
    if (!problem || !isForForm(problem)) return toPageError(missing)(failure)
    const { code, detail, errors } = problem
    return { refused: { code, detail, errors: errors.map((it) => ({ ...it, path: it.path.replace(/^body\./, '') })) } }
  }
