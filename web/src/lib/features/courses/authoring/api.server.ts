import { hc, parseResponse } from 'hono/client'
import type { CoursesApi } from '#functions/courses-api/app.ts'
import type { ChangeAuthoredBody, CreateAuthoredBody, OrderBody } from '#contracts/courses/authoring.ts'
import type { ChangeContentBody, CreateContentBody } from '#contracts/courses/contents.ts'
import { base, asUser } from '#lib/api/call.server.ts'
import { toFormRefusal } from '#lib/api/refusals.server.ts'

const refused = toFormRefusal('course_not_found')

/** Courses, what is in them, and programs, as who teaches works on them. */
export const authorApi = (token: string) => {
  const { courses, contents, programs } = hc<CoursesApi>(base, asUser(token))['courses-api']
  const at = (id: string) => ({ param: { id: encodeURIComponent(id) } })
  return {
    createCourse: (json: CreateAuthoredBody) => parseResponse(courses.$post({ json })).catch(refused),
    changeCourse: (id: string, json: ChangeAuthoredBody) =>
      parseResponse(courses[':id'].$patch({ ...at(id), json })).catch(refused),
    deleteCourse: (id: string) => parseResponse(courses[':id'].$delete(at(id))).catch(refused),
    orderContents: (id: string, json: OrderBody) =>
      parseResponse(courses[':id'].order.$put({ ...at(id), json })).catch(refused),
    createContent: (id: string, json: CreateContentBody) =>
      parseResponse(courses[':id'].contents.$post({ ...at(id), json })).catch(refused),
    changeContent: (id: string, json: ChangeContentBody) =>
      parseResponse(contents[':id'].$patch({ ...at(id), json })).catch(refused),
    deleteContent: (id: string) => parseResponse(contents[':id'].$delete(at(id))).catch(refused),
    createProgram: (json: CreateAuthoredBody) => parseResponse(programs.$post({ json })).catch(refused),
    changeProgram: (id: string, json: ChangeAuthoredBody) =>
      parseResponse(programs[':id'].$patch({ ...at(id), json })).catch(refused),
    deleteProgram: (id: string) => parseResponse(programs[':id'].$delete(at(id))).catch(refused),
    orderCourses: (id: string, json: OrderBody) =>
      parseResponse(programs[':id'].courses.$put({ ...at(id), json })).catch(refused),
  }
}
