import type { Access } from './access.ts'
import type { ApiFunction } from './api-functions.ts'
import type { OpenApiParameter, DocumentedProblem } from './openapi.ts'
import type { SchemaField, SchemaView } from './schema-view.ts'

/** What the page of a function shows. Descriptions are HTML from #lib/api/markdown.server.ts. */
export interface FunctionReference {
  name: ApiFunction
  description: string
  tags: ReferenceTag[]
  problemCodes: DocumentedProblem[]
}

export interface ReferenceTag {
  name: string
  anchor: string
  description: string
  operations: Operation[]
}

export interface Operation {
  /** The operationId, by which generated clients call it. */
  id: string
  /** Unique in its function: what follows the # in a link to it. */
  anchor: string
  method: string
  path: string
  summary: string
  description: string
  access: Access
  parameters: { place: OpenApiParameter['in']; fields: SchemaField[] }[]
  body?: Payload & { description: string }
  responses: ReferenceResponse[]
  /** Statuses that come with a problem in place of what was asked for. */
  problems: { status: string; description: string; codes: { code: string; example: string }[] }[]
  curl: string
}

export interface ReferenceResponse {
  status: string
  description: string
  payload?: Payload
}

export interface Payload {
  mediaType: string
  schema: SchemaView
  /** JSON; of other media types there is none. */
  example?: string
}

export const anchorOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '')
