import { fail, type RequestEvent } from '@sveltejs/kit'
import { coursesApi } from '#lib/api/courses.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

/** What an author asked for in a form, in which community. */
export async function askedBy(event: RequestEvent<{ community: string }>) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return { accessToken, api: coursesApi(accessToken), form, community: event.params.community }
}

/** What is changed, and as which revision it was read. */
export const readId = (form: FormData) => ({ id: formText(form, 'id'), revision: Number(formText(form, 'revision')) })

/** A form sends two characters at the end of a line. */
export const longText = (form: FormData, field: string) => formText(form, field).replaceAll('\r\n', '\n')

/** Why a part of a page was not taken, with what was typed there. */
export const refusal = (section: string, refused: FormRefusal, values: Record<string, string> = {}) =>
  fail(refused.code === 'conflict' ? 409 : 422, { section, refused, values })

/** What the contract does not take of a title, description and the like, before anybody is asked. */
export const unfit = (section: string, values: Record<string, string>, issues: { message: string }[]) =>
  refusal(section, { code: 'validation_failed', detail: issues[0]?.message ?? 'Not saved.', errors: [] }, values)
