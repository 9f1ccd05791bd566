import { DetailedError, hc, parseResponse } from 'hono/client'
import type { CoursesApi } from '#functions/courses-api/app.ts'
import type { ChangeAuthoredBody, CreateAuthoredBody, OrderBody } from '#contracts/courses/authoring.ts'
import type { ChangeContentBody, CreateContentBody } from '#contracts/courses/contents.ts'
import { problem, type Problem } from '#contracts/wire.ts'
import { base, asUser, toPageError } from '#lib/api/call.server.ts'

/** Why something was not done, for who asked. */
export type AuthoringRefusal = Pick<Problem, 'code' | 'detail' | 'errors'>

/** What an author can put right is an answer; anything else is the page's error. */
function refused(failure: unknown): { refused: AuthoringRefusal } {
  const { data } = problem.safeParse(failure instanceof DetailedError && failure.detail?.data)
  if (data?.status !== 409 && data?.status !== 422) return toPageError('course_not_found')(failure)
  const { code, detail, errors } = data
  return { refused: { code, detail, errors } }
}

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
