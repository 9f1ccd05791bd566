import { z } from 'zod'

/** What ends an account, a session or a membership: whoever made these requests first could make no others. */
const LAST = new Set([
  'DELETE /gamification-api/profile',
  'DELETE /gamification-api/sessions/{id}',
  'POST /communities-api/{slug}/leave',
  'PATCH /communities-api/{slug}/members/{user}',
  'DELETE /communities-api/{slug}/members/{user}',
])

const openapi = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z
        .object({
          responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() }).loose()),
        })
        .loose(),
    ),
  ),
})

export interface FuzzedFunction {
  name: string
  /** Where its document is. */
  document: string
  /** Names of operations. */
  middle: string[]
  last: string[]
  /** Streams: an answer that does not end is none that could be compared. */
  never: string[]
}

export async function readOperations(base: string, name: string): Promise<FuzzedFunction> {
  const document = `${base}/${name}/openapi.json`
  const { paths } = openapi.parse(await (await fetch(document)).json())
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      streams: Object.values(responses).some(({ content }) => content && 'text/event-stream' in content),
    })),
  )
  const never = operations.filter(({ streams }) => streams).map((it) => it.name)
  const names = operations.filter(({ streams }) => !streams).map((it) => it.name)
  return {
    ...{ name, document, never },
    middle: names.filter((it) => !LAST.has(it)),
    last: names.filter((it) => LAST.has(it)),
  }
}
