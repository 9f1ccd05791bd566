import type { Problem } from '#contracts/wire.ts'
import { plural } from '#domain/locale/counts.ts'
import { listText } from '#domain/locale/lists.ts'
import { fieldSentence } from './field-sentences.ts'
import { formProblem, sentenceOf } from './problems.ts'

interface Refused extends Pick<Problem, 'code' | 'retry_after'> {
  errors: readonly { path: string; message: string }[]
}

const STALE = 'Another author saved another version in the meantime. Nothing of yours was saved yet.'
const LIST_CHANGED = 'Another author changed the list in the meantime. It is shown as it is now.'
const TOO_LATE = 'This was changed in the meantime, so it is no longer possible. Nothing was changed.'

/** Why a form was refused. The paths of the errors tell apart what shares a code, and the names in some are shown, too. */
export function refusalSentence(refused: Refused): string {
  const { code, errors } = refused
  const names = errors.map(({ message }) => message)
  const isAbout = (...starts: string[]) => errors.some(({ path }) => starts.some((start) => path.startsWith(start)))
  if (code === 'not_ready' && names.length > 0) return `${formProblem(code)} ${names.join('; ')}.`
  if (code !== 'conflict') return sentenceOf(refused) ?? formProblem(code)
  if (isAbout('needed_by'))
    return `${listText(names)} still ${plural(names.length, 'needs', 'need')} it. Change that first.`
  if (isAbout('ids')) return LIST_CHANGED
  return isAbout('body.revision', 'body.updated_at') ? STALE : TOO_LATE
}

/** What is wrong with one field. Some codes have names in their errors instead of what a schema says. */
export function errorSentence(code: string, message: string): string {
  if (code === 'milestone_cycle') return `These gates would need each other: ${message}.`
  return code === 'not_ready' || code === 'conflict' ? message : fieldSentence(message)
}
