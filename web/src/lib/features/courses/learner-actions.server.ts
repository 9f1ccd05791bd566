import { fail, isHttpError, type RequestEvent } from '@sveltejs/kit'
import { coursesApi } from '#lib/api/courses.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

type InCourse = RequestEvent<{ community: string; course: string }>
type InContent = RequestEvent<{ community: string; course: string; content: string }>

const readForm = async (event: InCourse) => {
  const { accessToken } = await requireSession(event)
  return { id: formText(await event.request.formData(), 'id'), api: coursesApi(accessToken) }
}

export const enrollmentActions = {
  enroll: async (event: InCourse) => {
    const { id, api } = await readForm(event)
    await api.enroll(id)
    return { said: 'You are enrolled. Start whenever you like.' }
  },
  leave: async (event: InCourse) => {
    const { id, api } = await readForm(event)
    try {
      await api.leave(id)
    } catch (failure) {
      // The learner completed it just now, perhaps on another device.
      if (isHttpError(failure) && failure.status === 409)
        return fail(409, { said: 'You completed this course, so it stays yours. Nothing was changed.' })
      throw failure
    }
    return { said: 'You left the course. What you did in it stays yours.' }
  },
}

/** Reports, in the learner's own name, that they did a content. */
export async function reportDone(event: InContent) {
  const { user, accessToken } = await requireSession(event)
  const { data: content } = await coursesApi(accessToken).content(event.params.community, event.params.content)
  try {
    await milestonesApi(accessToken).reportDone(user.id, content)
    return { done: true }
  } catch (failure) {
    // The report is idempotent, so the learner can try again.
    if (isHttpError(failure) && failure.status >= 500) return fail(503, { done: false })
    throw failure
  }
}
