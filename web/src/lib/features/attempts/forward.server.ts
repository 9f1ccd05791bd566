import { error, type RequestEvent } from '@sveltejs/kit'
import { base, patientFetch } from '#lib/api/call.server.ts'

/** Forwards a request of the test box to the API with the session's token, which never reaches the browser. */
async function forward(event: RequestEvent, method: 'GET' | 'PATCH' | 'POST' | 'PUT', path: string): Promise<Response> {
  const session = await event.locals.session()
  if (!session) error(401, 'You are not signed in.', { code: 'signed_out' })
  const answer = await patientFetch(`${base}/attempts-api${path}`, {
    method,
    headers: { authorization: `Bearer ${session.accessToken}`, 'content-type': 'application/json' },
    body: method === 'GET' ? undefined : await event.request.text(),
  }).catch(() => error(503, 'The service cannot be reached.', { code: 'api_unreachable' }))
  const { status } = answer
  return new Response(await answer.text(), { status, headers: { 'content-type': 'application/json' } })
}

const attempt = ({ params }: RequestEvent<{ attempt: string }>) => `/attempts/${encodeURIComponent(params.attempt)}`
const practice = ({ params }: RequestEvent<{ session: string }>) => `/practice/${encodeURIComponent(params.session)}`

export const forwardSave = (event: RequestEvent<{ attempt: string }>) => forward(event, 'PATCH', attempt(event))
export const forwardFinish = (event: RequestEvent<{ attempt: string }>) =>
  forward(event, 'POST', `${attempt(event)}/finish`)
export const forwardPracticeSave = (event: RequestEvent<{ session: string }>) =>
  forward(event, 'PATCH', practice(event))
export const forwardPracticeFinish = (event: RequestEvent<{ session: string }>) =>
  forward(event, 'POST', `${practice(event)}/finish`)

type NoteEvent<Of extends string> = RequestEvent<Record<Of | 'number', string>>
const note = (taking: string, number: string) => `${taking}/questions/${encodeURIComponent(number)}/note`
const ofAttempt = (event: NoteEvent<'attempt'>) => note(attempt(event), event.params.number)
const ofPractice = (event: NoteEvent<'session'>) => note(practice(event), event.params.number)

export const forwardNoteRead = (event: NoteEvent<'attempt'>) => forward(event, 'GET', ofAttempt(event))
export const forwardNote = (event: NoteEvent<'attempt'>) => forward(event, 'PUT', ofAttempt(event))
export const forwardPracticeNoteRead = (event: NoteEvent<'session'>) => forward(event, 'GET', ofPractice(event))
export const forwardPracticeNote = (event: NoteEvent<'session'>) => forward(event, 'PUT', ofPractice(event))
