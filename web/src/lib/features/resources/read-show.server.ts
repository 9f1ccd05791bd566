import { resourceFilter, resourcePath } from '#contracts/resources/listing.ts'
import type { ResourcesShow } from './resources-show.ts'

const { topic, kind, level, language, cost, minutes, mark, q } = resourceFilter.shape
const id = resourcePath.shape.id

/** Reads the query of the page's URL; invalid values are ignored. */
export function readResourcesShow(query: URLSearchParams): ResourcesShow {
  const read = <Value>(schema: { safeParse: (value: unknown) => { data?: Value } }, name: string) =>
    schema.safeParse(query.get(name) ?? undefined).data
  return {
    topic: read(topic, 'topic'),
    kind: read(kind, 'kind'),
    level: read(level, 'level'),
    language: read(language, 'language'),
    cost: read(cost, 'cost'),
    minutes: read(minutes, 'minutes'),
    mark: read(mark, 'mark'),
    q: read(q, 'q')?.trim() || undefined,
    after: read(id, 'after'),
  }
}
