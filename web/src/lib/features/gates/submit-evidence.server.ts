import { fail, isHttpError, type RequestEvent } from '@sveltejs/kit'
import type { EvidenceDraft } from './evidence-draft.ts'
import { submitBody } from '#contracts/gates/gates.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { formProblem } from '#lib/problems.ts'
import { requireSession } from '#lib/shell/session.server.ts'

/** Submits evidence at a gate. If it is refused, the form keeps what was typed. */
export async function submitEvidence(event: RequestEvent) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const draft: EvidenceDraft = {
    id: formText(form, 'id'),
    text: formText(form, 'text'),
    links: formText(form, 'links'),
  }
  const links = draft.links.split(/\s+/).filter((link) => link !== '')
  const read = submitBody.safeParse({ text: draft.text, links })
  if (!read.success) return fail(422, { draft: { ...draft, problem: problemWith(read.error.issues[0]?.path[0]) } })
  try {
    await milestonesApi(accessToken).submitEvidence(draft.id, read.data)
  } catch (failure) {
    // The gate changed meanwhile, perhaps on another device; the page shows its new state.
    if (isHttpError(failure) && failure.status === 409)
      return fail(409, { draft: { ...draft, problem: formProblem(failure.body.code) } })
    throw failure
  }
  return { draft }
}

const problemWith = (field: PropertyKey | undefined): string =>
  field === 'links'
    ? 'Each link begins with http:// or https://. Put one on each line, up to five.'
    : 'This gate asks for your work. Write what you did, in up to 4,000 characters, or add a link to it.'
