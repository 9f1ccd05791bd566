import { fail } from '@sveltejs/kit'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { toFieldErrors, type Issue } from '#lib/field-errors.ts'
import { formProblem } from '#lib/problems.ts'

/** Why a form was refused, with what else its page shows again. */
export const refusal = <Shown extends object>(shown: Shown, refused: FormRefusal) =>
  fail(refused.code === 'conflict' ? 409 : 422, { ...shown, refused })

/** Values that the contract refuses, without a request. */
export const unfit = <Shown extends object>(shown: Shown, issues: Issue[]) =>
  refusal(shown, {
    code: 'validation_failed',
    says: formProblem('validation_failed'),
    errors: toFieldErrors(issues),
  })
