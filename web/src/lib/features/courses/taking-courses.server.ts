import { fail, isHttpError, type RequestEvent } from '@sveltejs/kit'
import { coursesApi } from '#lib/api/courses.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

type InCourse = RequestEvent<{ community: string; course: string }>
type InContent = RequestEvent<{ community: string; course: string; content: string }>

const asked = async (event: InCourse) => {
  const { accessToken } = await requireSession(event)
  return { id: formText(await event.request.formData(), 'id'), api: coursesApi(accessToken) }
}

export const enrolling = {
  enroll: async (event: InCourse) => {
    const { id, api } = await asked(event)
    await api.enroll(id)
    return { said: 'It is yours now. Begin whenever you like.' }
  },
  leave: async (event: InCourse) => {
    const { id, api } = await asked(event)
    try {
      await api.leave(id)
    } catch (failure) {
      // Completed a moment ago, perhaps on another device.
      if (isHttpError(failure) && failure.status === 409) return fail(409, { said: failure.body.message })
      throw failure
    }
    return { said: 'You left the course. What you did in it stays yours.' }
  },
}

/** That it is done is said by who read it, in their own name. */
export async function done(event: InContent) {
  const { user, accessToken } = await requireSession(event)
  const { data: content } = await coursesApi(accessToken).content(event.params.community, event.params.content)
  try {
    await milestonesApi(accessToken).reportDone(user.id, content)
    return { done: true }
  } catch (failure) {
    // Nothing is lost by asking again.
    if (isHttpError(failure) && failure.status >= 500) return fail(503, { done: false })
    throw failure
  }
}
