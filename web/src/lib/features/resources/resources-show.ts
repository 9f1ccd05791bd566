import type { ResourceFilter } from '#contracts/resources/listing.ts'

/** What the page of resources shows. */
export interface ResourcesShow extends ResourceFilter {
  /** The last resource of the previous page. */
  after?: string
}

/** The same list from its first page. */
export const filterOf = ({ topic, kind, level, language, cost, minutes, mark, q }: ResourcesShow): ResourceFilter => ({
  topic,
  kind,
  level,
  language,
  cost,
  minutes,
  mark,
  q,
})
