import { beforeAll } from 'vitest'
import { contentDetail, type ContentDetail } from '../../functions/_contracts/courses/contents.ts'
import { courseDetail, type CourseDetail } from '../../functions/_contracts/courses/courses.ts'
import { program, type Program } from '../../functions/_contracts/courses/programs.ts'
import { useApi } from './api.ts'
import { addMember, createCommunity, createPerson, type PersonRole } from './people.ts'

/** A community without courses, with an instructor and a student. */
export function useAcademy() {
  const api = useApi()
  const found = { id: '', slug: '', instructor: '', student: '' }
  const sql = () => api().database.sql
  const member = async (role: PersonRole) => {
    const person = await createPerson(sql(), role)
    await addMember(sql(), found.id, person, role)
    return person
  }
  beforeAll(async () => {
    found.id = await createCommunity(sql())
    const [row] = await sql()<{ slug: string }[]>`select slug from communities where id = ${found.id}`
    found.slug = row?.slug ?? ''
    found.instructor = await member('instructor')
    found.student = await member('student')
  })
  const ask = (method: string, path: string, body?: unknown, person = found.instructor) =>
    api().ask(`/courses-api${path}`, person, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
  const data = async (answer: Response | Promise<Response>): Promise<unknown> => {
    const response = await answer
    const json = await response.json()
    if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(json)}`)
    return json.data
  }
  return {
    api,
    sql,
    member,
    ask,
    data,
    id: () => found.id,
    slug: () => found.slug,
    instructor: () => found.instructor,
    student: () => found.student,
    course: async (title: string): Promise<CourseDetail> =>
      courseDetail.parse(await data(ask('POST', '/courses', { community: found.slug, title }))),
    program: async (title: string): Promise<Program> =>
      program.parse(await data(ask('POST', '/programs', { community: found.slug, title }))),
    content: async (course: { id: string }, title: string, more: object = {}): Promise<ContentDetail> =>
      contentDetail.parse(
        await data(ask('POST', `/courses/${course.id}/contents`, { kind: 'lesson', title, body: 'Read.', ...more })),
      ),
    read: async (course: { slug: string }, person = found.instructor): Promise<CourseDetail> =>
      courseDetail.parse(await data(ask('GET', `/courses/${found.slug}/${course.slug}`, undefined, person))),
    /** Publishes a course with its contents. */
    publish: async (course: { id: string; revision: number }): Promise<CourseDetail> =>
      courseDetail.parse(
        await data(ask('PATCH', `/courses/${course.id}`, { revision: course.revision, status: 'live' })),
      ),
  }
}
