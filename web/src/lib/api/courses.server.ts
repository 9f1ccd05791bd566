import { hc, parseResponse } from 'hono/client'
import type { CoursesApi } from '#functions/courses-api/app.ts'
import type { ChangeAuthoredBody, CreateAuthoredBody, OrderBody } from '#contracts/courses/authoring.ts'
import type { ChangeContentBody, CreateContentBody } from '#contracts/courses/contents.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { slugParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const COURSE = 'course_not_found'
const CONTENT = 'content_not_found'
const PROGRAM = 'program_not_found'

const refused = toFormRefusal(COURSE)

/** Client of courses-api, in the name of one signed-in user. */
export const coursesApi = (token: string) => {
  const { courses, contents, programs } = hc<CoursesApi>(base, asUser(token))['courses-api']
  // hc puts params into the path as they are, and a form may hold anything.
  const byId = (id: string) => ({ param: { id: encodeURIComponent(id) } })
  const bySlug = async (community: string, name: string, code: string) => ({
    param: { community: encodeURIComponent(community), slug: await slugParam(name, code) },
  })

  return {
    courses: (community: string) => parseResponse(courses.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    course: async (community: string, name: string) => {
      const address = await bySlug(community, name, COURSE)
      return parseResponse(courses[':community'][':slug'].$get(address)).catch(toPageError(COURSE))
    },
    content: async (community: string, name: string) => {
      const address = await bySlug(community, name, CONTENT)
      return parseResponse(contents[':community'][':slug'].$get(address)).catch(toPageError(CONTENT))
    },
    programs: (community: string) =>
      parseResponse(programs.$get({ query: { community } })).catch(toPageError(COMMUNITY)),
    program: async (community: string, name: string) => {
      const address = await bySlug(community, name, PROGRAM)
      return parseResponse(programs[':community'][':slug'].$get(address)).catch(toPageError(PROGRAM))
    },
    enroll: (id: string) => parseResponse(courses[':id'].enrollment.$put(byId(id))).catch(toPageError(COURSE)),
    leave: (id: string) => parseResponse(courses[':id'].enrollment.$delete(byId(id))).catch(toPageError(COURSE)),

    createCourse: (json: CreateAuthoredBody) => parseResponse(courses.$post({ json })).catch(refused),
    changeCourse: (id: string, json: ChangeAuthoredBody) =>
      parseResponse(courses[':id'].$patch({ ...byId(id), json })).catch(refused),
    deleteCourse: (id: string) => parseResponse(courses[':id'].$delete(byId(id))).catch(refused),
    orderContents: (id: string, json: OrderBody) =>
      parseResponse(courses[':id'].order.$put({ ...byId(id), json })).catch(refused),

    createContent: (courseId: string, json: CreateContentBody) =>
      parseResponse(courses[':id'].contents.$post({ ...byId(courseId), json })).catch(refused),
    changeContent: (id: string, json: ChangeContentBody) =>
      parseResponse(contents[':id'].$patch({ ...byId(id), json })).catch(refused),
    deleteContent: (id: string) => parseResponse(contents[':id'].$delete(byId(id))).catch(refused),

    createProgram: (json: CreateAuthoredBody) => parseResponse(programs.$post({ json })).catch(refused),
    changeProgram: (id: string, json: ChangeAuthoredBody) =>
      parseResponse(programs[':id'].$patch({ ...byId(id), json })).catch(refused),
    deleteProgram: (id: string) => parseResponse(programs[':id'].$delete(byId(id))).catch(refused),
    orderCourses: (id: string, json: OrderBody) =>
      parseResponse(programs[':id'].courses.$put({ ...byId(id), json })).catch(refused),
  }
}
