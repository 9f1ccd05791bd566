import type { Resource } from '#contracts/resources/listing.ts'

/** The fields of a resource as a form has them. */
export interface ResourceFormValues {
  url: string
  title: string
  publisher: string
  why: string
  kind: string
  level: string
  cost: string
  minutes: string
  language: string
  topics: string[]
}

export interface ResourceAnswer {
  saved?: boolean
  refused?: { code: string; says: string; errors: { path: string; message: string }[] }
  /** What was typed. */
  values?: ResourceFormValues
}

export const toFormValues = (resource: Resource): ResourceFormValues => ({
  url: resource.url,
  title: resource.title,
  publisher: resource.publisher,
  why: resource.why,
  kind: resource.kind,
  level: resource.level,
  cost: resource.cost,
  minutes: resource.minutes === null ? '' : String(resource.minutes),
  language: resource.language,
  topics: resource.topics,
})
