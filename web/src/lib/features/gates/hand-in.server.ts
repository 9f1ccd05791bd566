import { fail, isHttpError, type RequestEvent } from '@sveltejs/kit'
import type { HandedIn } from './hand-in.ts'
import { submitBody } from '#contracts/gates/gates.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

/** Hands something in at a gate. What was written stays in the form where it could not be taken. */
export async function submit(event: RequestEvent) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const written: HandedIn = { id: formText(form, 'id'), text: formText(form, 'text'), links: formText(form, 'links') }
  const links = written.links.split(/\s+/).filter((link) => link !== '')
  const read = submitBody.safeParse({ text: written.text, links })
  if (!read.success) return fail(422, { handedIn: { ...written, problem: problemWith(read.error.issues[0]?.path[0]) } })
  try {
    await milestonesApi(accessToken).submitEvidence(written.id, read.data)
  } catch (failure) {
    // It changed meanwhile, perhaps on another device: the page says how it stands now.
    if (isHttpError(failure) && failure.status === 409)
      return fail(409, { handedIn: { ...written, problem: failure.body.message } })
    throw failure
  }
  return { handedIn: written }
}

const problemWith = (field: PropertyKey | undefined): string =>
  field === 'links'
    ? 'Links begin with http:// or https://, one a line, and there are five at the most.'
    : 'Write down what you did, or give a link to it; up to 4,000 characters.'
