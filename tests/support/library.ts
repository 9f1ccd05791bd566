import { beforeAll } from 'vitest'
import {
  resourceDetail,
  resourcesPage,
  type Resource,
  type ResourceDetail,
} from '../../functions/_contracts/resources/listing.ts'
import { useApi } from './api.ts'
import { addMember, createCommunity, createPerson, type PersonRole } from './people.ts'
import { publishBank } from './publish-bank.ts'

/** A community with a test about the topics 0 to 2 and no resource, an instructor and a student. */
export function useLibrary() {
  const api = useApi()
  const found = { id: '', slug: '', test: '', instructor: '', student: '' }
  let count = 0
  const sql = () => api().database.sql
  const member = async (role: PersonRole, name: string = role) => {
    const person = await createPerson(sql(), name)
    await addMember(sql(), found.id, person, role)
    return person
  }
  beforeAll(async () => {
    found.id = await createCommunity(sql())
    const [row] = await sql()<{ slug: string }[]>`select slug from communities where id = ${found.id}`
    found.slug = row?.slug ?? ''
    found.test = await publishBank(sql(), { community: found.id })
    found.instructor = await member('instructor')
    found.student = await member('student')
  })
  const ask = (method: string, path: string, person = found.student, body?: unknown) =>
    api().ask(`/resources-api${path}`, person, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
  const data = async (answer: Response | Promise<Response>): Promise<unknown> => {
    const response = await answer
    const json = await response.json()
    if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(json)}`)
    return json.data
  }
  const suggestion = (more: object = {}) => ({
    community: found.slug,
    url: `https://example.org/page-${++count}`,
    title: `Page ${count}`,
    kind: 'book',
    level: 'beginner',
    cost: 'free',
    topics: ['Topic 0'],
    why: 'It is short.',
    ...more,
  })
  const suggest = (person = found.student, more: object = {}) => ask('POST', '/resources', person, suggestion(more))
  return {
    api,
    sql,
    member,
    ask,
    data,
    suggest,
    id: () => found.id,
    slug: () => found.slug,
    test: () => found.test,
    instructor: () => found.instructor,
    student: () => found.student,
    /** A resource that an instructor adds, so it is listed. */
    add: async (more: object = {}): Promise<ResourceDetail> =>
      resourceDetail.parse(await data(suggest(found.instructor, more))),
    list: async (query: Record<string, string> = {}, person = found.student) => {
      const response = await ask(
        'GET',
        `/resources?${new URLSearchParams({ community: found.slug, ...query })}`,
        person,
      )
      return resourcesPage.parse(await response.json())
    },
    read: async (id: string, person = found.student): Promise<ResourceDetail> =>
      resourceDetail.parse(await data(ask('GET', `/resources/${id}`, person))),
    change: (id: string, body: object, person = found.instructor) => ask('PATCH', `/resources/${id}`, person, body),
    mark: (id: string, mark: string, person = found.student) => ask('PUT', `/resources/${id}/marks/${mark}`, person),
    unmark: (id: string, mark: string, person = found.student) =>
      ask('DELETE', `/resources/${id}/marks/${mark}`, person),
  }
}

export const titles = (resources: readonly Pick<Resource, 'title'>[]) => resources.map(({ title }) => title)
