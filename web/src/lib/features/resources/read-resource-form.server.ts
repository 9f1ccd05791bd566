import { fail } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { formProblem } from '#lib/problems.ts'
import type { ResourceFormValues } from './resource-form.ts'

export const readResourceForm = (form: FormData): ResourceFormValues => ({
  url: formText(form, 'url').trim(),
  title: formText(form, 'title'),
  publisher: formText(form, 'publisher'),
  why: formText(form, 'why'),
  kind: formText(form, 'kind'),
  level: formText(form, 'level'),
  cost: formText(form, 'cost'),
  minutes: formText(form, 'minutes').trim(),
  language: formText(form, 'language').trim(),
  topics: form.getAll('topics').filter((topic) => typeof topic === 'string'),
})

/** The same as the API takes it, unchecked. */
export const toResourceBody = ({ minutes, publisher, ...values }: ResourceFormValues) => ({
  ...values,
  minutes: minutes === '' ? null : Number(minutes),
  publisher: publisher === '' ? undefined : publisher,
})

/** Why the form was refused, with what was typed. */
export const refuseForm = (refused: FormRefusal, values: ResourceFormValues) =>
  fail(refused.code === 'conflict' ? 409 : 422, { refused, values })

/** Values that the contract refuses, without a request. */
export const refuseUnfit = (errors: FormRefusal['errors'], values: ResourceFormValues) =>
  refuseForm({ code: 'validation_failed', says: formProblem('validation_failed'), errors }, values)
