import {
  queuePage,
  staffThread,
  thread,
  type AskBody,
  type StaffThread,
  type Thread,
} from '../../functions/_contracts/support/support.ts'
import { addMember, createPerson } from './people.ts'
import { takeTest, useSchool } from './school.ts'

/** Learners who ask and people who teach in the harbor community, over the API. */
export function useQuestions() {
  const school = useSchool()
  const send = (method: string, path: string, person: string, body?: object, key: string = crypto.randomUUID()) =>
    school.api().ask(`/support-api${path}`, person, {
      method,
      headers: { 'Idempotency-Key': key, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const dataOf = async (response: Response) => {
    if (response.status >= 300) throw new Error(`Status ${response.status}: ${await response.text()}`)
    return (await response.json()).data
  }
  const queue = async (person: string, state: string) =>
    queuePage.parse(await (await send('GET', `/queue?community=harbor&limit=100&state=${state}`, person)).json())
  const act = async (person: string, path: string, body: object): Promise<StaffThread> =>
    staffThread.parse(await dataOf(await send('POST', `/queue/${path}`, person, body)))
  return {
    school,
    send,
    dataOf,
    queue,
    act,
    teacher: async (role: 'instructor' | 'admin' = 'instructor', name = 'Tea Teacher') => {
      const person = await createPerson(school.sql(), name)
      await addMember(school.sql(), school.harbor(), person, role)
      return person
    },
    /** Somebody who has finished a test, so that their questions are not held. */
    learner: async () => {
      const me = await school.newcomer()
      await takeTest(me, school.test(), { correct: 20 })
      return me.person
    },
    ask: async (person: string, body: Partial<AskBody> = {}, key?: string): Promise<Thread> =>
      thread.parse(
        await dataOf(
          await send('POST', '/threads', person, { community: 'harbor', body: 'What is a subnet?', ...body }, key),
        ),
      ),
    write: async (person: string, id: string, body: string): Promise<Thread> =>
      thread.parse(await dataOf(await send('POST', `/threads/${id}/messages`, person, { body }))),
    resolveOwn: async (person: string, id: string): Promise<Thread> =>
      thread.parse(await dataOf(await send('POST', `/threads/${id}/resolve`, person))),
    own: async (person: string, id: string): Promise<Thread> =>
      thread.parse(await dataOf(await send('GET', `/threads/${id}`, person))),
    queued: async (person: string, id: string): Promise<StaffThread> =>
      staffThread.parse(await dataOf(await send('GET', `/queue/${id}`, person))),
    idsIn: async (person: string, state: string) => (await queue(person, state)).data.map(({ id }) => id),
    answer: (person: string, id: string, body: object) => act(person, `${id}/answer`, body),
  }
}
