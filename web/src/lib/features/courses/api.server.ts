import { error } from '@sveltejs/kit'
import { hc, parseResponse } from 'hono/client'
import type { CoursesApi } from '#functions/courses-api/app.ts'
import { slug } from '#contracts/wire.ts'
import { base, asUser, toPageError } from '#lib/api/call.server.ts'

/** What nothing can be called is not there. Refuses as a promise does, so that what was asked beside it is waited for. */
export async function named(name: string, code: string): Promise<string> {
  if (!slug.safeParse(name).success) error(404, 'Nothing is called so.', { code })
  return name
}

/** Courses as who takes them sees them. */
export const coursesApi = (token: string) => {
  const { courses, contents, programs } = hc<CoursesApi>(base, asUser(token))['courses-api']
  const at = async (community: string, name: string, code: string) => ({
    param: { community: encodeURIComponent(community), slug: await named(name, code) },
  })

  return {
    courses: (community: string) =>
      parseResponse(courses.$get({ query: { community } })).catch(toPageError('community_not_found')),
    programs: (community: string) =>
      parseResponse(programs.$get({ query: { community } })).catch(toPageError('community_not_found')),
    course: async (community: string, name: string) => {
      const address = await at(community, name, 'course_not_found')
      return parseResponse(courses[':community'][':slug'].$get(address)).catch(toPageError('course_not_found'))
    },
    content: async (community: string, name: string) => {
      const address = await at(community, name, 'content_not_found')
      return parseResponse(contents[':community'][':slug'].$get(address)).catch(toPageError('content_not_found'))
    },
    program: async (community: string, name: string) => {
      const address = await at(community, name, 'program_not_found')
      return parseResponse(programs[':community'][':slug'].$get(address)).catch(toPageError('program_not_found'))
    },
    enroll: (id: string) =>
      parseResponse(courses[':id'].enrollment.$put({ param: { id } })).catch(toPageError('course_not_found')),
    leave: (id: string) =>
      parseResponse(courses[':id'].enrollment.$delete({ param: { id } })).catch(toPageError('course_not_found')),
  }
}
