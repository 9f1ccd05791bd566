import { fail, type RequestEvent } from '@sveltejs/kit'
import { coursesApi } from '#lib/api/courses.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { toFieldErrors, type Issue } from '#lib/field-errors.ts'
import { formProblem } from '#lib/problems.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

/** What an author posted, and the client to send it with. */
export async function readForm(event: RequestEvent<{ community: string }>) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return { accessToken, api: coursesApi(accessToken), form, community: event.params.community }
}

/** The id of what is changed, and the revision that the author read. */
export const readId = (form: FormData) => ({ id: formText(form, 'id'), revision: Number(formText(form, 'revision')) })

/** Forms send line breaks as CRLF. */
export const longText = (form: FormData, field: string) => formText(form, field).replaceAll('\r\n', '\n')

/** Why one section of a page was refused, with what was typed there. */
export const refusal = (section: string, refused: FormRefusal, values: Record<string, string> = {}) =>
  fail(refused.code === 'conflict' ? 409 : 422, { section, refused, values })

/** Values that the contract refuses, without a request. */
export const unfit = (section: string, values: Record<string, string>, issues: Issue[]) =>
  refusal(
    section,
    { code: 'validation_failed', says: formProblem('validation_failed'), errors: toFieldErrors(issues) },
    values,
  )
