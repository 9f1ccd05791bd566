import { authoredGate, type AuthoredGate } from '../../functions/_contracts/gates/authoring.ts'
import type { useAcademy } from './academy.ts'

/** Lessons of a course that a learner must read, as a rule. */
export const lessonsRead = (course: string, gte = 1) => ({ counter: `lesson_completed@course=${course}`, gte })

/** Writes gates over the API, as the academy's instructor unless a test names another person. */
export function gateAuthor(academy: ReturnType<typeof useAcademy>) {
  const call = (method: string, path: string, body?: unknown, person = academy.instructor()) =>
    academy.api().ask(`/milestone-validation-api${path}`, person, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
  const ask = (method: string, path: string, body?: unknown, person?: string) =>
    call(method, `/milestones${path}`, body, person)
  const made = async (answer: Response | Promise<Response>): Promise<AuthoredGate> =>
    authoredGate.parse(await academy.data(answer))
  const write = (of: object, title: string, more: object = {}, person?: string) =>
    ask(
      'POST',
      '',
      { community: academy.slug(), ...of, title, type: 'completion', validation: 'manual', ...more },
      person,
    )
  return {
    call,
    ask,
    made,
    write,
    gate: (of: object, title: string, more: object = {}) => made(write(of, title, more)),
    change: ({ id, updated_at }: AuthoredGate, more: object, person?: string) =>
      ask('PATCH', `/${id}`, { updated_at, ...more }, person),
    reread: ({ id }: { id: string }) => made(ask('GET', `/${id}`)),
  }
}
