import { randomUUID } from 'node:crypto'
import { contentDetail, type ContentDetail } from '../../functions/_contracts/courses/contents.ts'
import { madeInvitation } from '../../functions/_contracts/communities/invitations.ts'
import { courseDetail, type CourseDetail } from '../../functions/_contracts/courses/courses.ts'
import { authoredGate, type AuthoredGate } from '../../functions/_contracts/gates/authoring.ts'
import { askWith, send } from './functions.ts'
import { demoSession } from './session.ts'

const REPLIES = [
  ['Where results are', 'Hello {name}, open **Progress** to see all your results.'],
  ['Hosts of a subnet', 'Hello {name}, count the bits that are left, and take two away.'],
  ['Time in an exam', 'You have the time that the test says. It goes on while you are away.'],
]

/** The academy's instructor over the API: what a test finds written before it begins. */
export async function demoInstructor() {
  const { token } = await demoSession('Instructor')
  const ask = askWith(token)
  return {
    course: async (title: string): Promise<CourseDetail> =>
      courseDetail.parse(await send(ask, 'POST', '/courses-api/courses', { community: 'harbor', title })),
    content: async (course: { id: string }, title: string, content: object): Promise<ContentDetail> =>
      contentDetail.parse(await send(ask, 'POST', `/courses-api/courses/${course.id}/contents`, { title, ...content })),
    gate: async (course: { slug: string }, title: string, gate: object): Promise<AuthoredGate> =>
      authoredGate.parse(
        await send(ask, 'POST', '/milestone-validation-api/milestones', {
          community: 'harbor',
          course: course.slug,
          title,
          type: 'completion',
          ...gate,
        }),
      ),
    /** The code of an invitation to join the academy as a student. */
    invites: async (): Promise<string> =>
      madeInvitation.parse(
        await send(ask, 'POST', '/communities-api/harbor/invitations', { role: 'student', expires_in_days: 1 }),
      ).code,
    answers: (question: string, answer: string) =>
      send(ask, 'POST', `/support-api/queue/${question}/answer`, { body: answer }, randomUUID()),
    settles: (question: string, state: { state: 'open' | 'resolved' | 'snoozed'; days?: number }) =>
      send(ask, 'POST', `/support-api/queue/${question}/state`, state),
    /** Has saved these replies; a second time, they are there. */
    savesReplies: async () => {
      for (const [title, body] of REPLIES)
        await ask('/support-api/replies', undefined, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ community: 'harbor', title, body }),
        })
    },
    decide: (submission: string, decision: { decision: 'approve' | 'reject'; reason?: string }) =>
      send(ask, 'POST', `/milestone-validation-api/reviews/${submission}`, decision),
  }
}
