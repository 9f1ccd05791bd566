import { contentDetail, type ContentDetail } from '../../functions/_contracts/courses/contents.ts'
import { courseDetail, type CourseDetail } from '../../functions/_contracts/courses/courses.ts'
import { authoredGate, type AuthoredGate } from '../../functions/_contracts/gates/authoring.ts'
import { askWith, send } from './functions.ts'
import { demoSession } from './session.ts'

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
    decide: (submission: string, decision: { decision: 'approve' | 'reject'; reason?: string }) =>
      send(ask, 'POST', `/milestone-validation-api/reviews/${submission}`, decision),
  }
}
