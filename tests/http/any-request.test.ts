import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFunctions } from '../../functions/functions.ts'
import { API_FUNCTIONS } from '../../web/src/lib/features/api-reference/api-functions.ts'
import { anyOf, type Known } from '../support/any-request.ts'
import { WORKER_SECRET } from '../support/api.ts'
import { addMember, createPerson } from '../support/people.ts'
import { requestSchemas, type RequestSchemas } from '../support/request-schemas.ts'
import { useSchool } from '../support/school.ts'

const RUNS = 30

const isHeader = ([name, value]: [string, string]) => /^[a-z-]+$/.test(name) && /^[\x20-\x7e]+$/.test(value)
const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

describe('whatever is sent to a route', () => {
  const school = useSchool()
  const known: Known = { ids: [], slugs: [] }
  let admin = ''

  beforeAll(async () => {
    const sql = school.sql()
    admin = await createPerson(sql, 'Ada')
    await addMember(sql, school.harbor(), admin, 'admin')
    const rows = await sql<{ id: string; slug: string }[]>`
      select id, slug from tests union all select id, slug from courses union all select id, slug from programs
      union all select id, slug from contents union all select id, slug from communities
      union all (select id, slug from achievements limit 20)
    `
    known.ids = [...rows.map(({ id }) => id), admin]
    known.slugs = ['harbor', 'harbor', ...new Set(rows.map(({ slug }) => slug))]
  })

  const send = async (name: string, { method, path }: RequestSchemas, parts: Record<string, unknown>) => {
    const values = (part: unknown) =>
      Object.entries(part ?? {}).map(([key, value]): [string, string] => [key, asText(value)])
    const params = new Map(values(parts.params))
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
      // A lone surrogate has no encoding, so no address can hold one.
      encodeURIComponent((params.get(key) ?? 'x').toWellFormed()),
    )
    const query = new URLSearchParams(values(parts.query))
    const headers = new Headers(values(parts.headers).filter(isHeader))
    if (name === 'events-worker') headers.set('Authorization', `Bearer ${WORKER_SECRET}`)
    if (parts.json !== undefined) headers.set('Content-Type', 'application/json')
    const body = parts.json === undefined ? undefined : JSON.stringify(parts.json)
    const person = name === 'events-worker' ? undefined : admin
    return school.api().ask(`/${name}${filled}?${query}`, person, { method: method.toUpperCase(), headers, body })
  }

  it.each(API_FUNCTIONS)('%s answers or refuses it, and never fails', async (name) => {
    // A stream does not end by itself.
    const routes = requestSchemas(createFunctions(school.api().deps)[name]).filter(
      ({ path }) => !path.endsWith('/stream'),
    )
    for (const route of routes) {
      const { params, query, headers, json } = route
      const schemas = Object.entries({ params, query, headers, json })
      const parts = fc.record(
        Object.fromEntries(schemas.flatMap(([part, schema]) => (schema ? [[part, anyOf(schema, known)]] : []))),
      )
      await fc.assert(
        fc.asyncProperty(parts, async (parts) => {
          const response = await send(name, route, parts)
          const text = await response.text()
          expect(response.status, `${route.method} ${route.path}: ${text}`).toBeLessThan(500)
        }),
        { numRuns: schemas.every(([, schema]) => !schema) ? 1 : RUNS },
      )
    }
  })
})
