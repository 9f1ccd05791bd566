import { accessOf } from './access.ts'
import { toCurl } from './curl.ts'
import type { JsonSchema, OpenApiOperation, OpenApiParameter } from './openapi.ts'
import { anchorOf, type Operation, type Payload } from './reference.ts'
import type { SchemaView } from './schema-view.ts'

export interface OperationTools {
  view: (schema: JsonSchema) => SchemaView
  /** An example of what the schema describes; a name helps to find a telling one. */
  sample: (schema: JsonSchema, name?: string) => unknown
  toHtml: (markdown: string) => string
  toInlineHtml: (markdown: string) => string
}

const PLACES = ['path', 'query', 'header', 'cookie'] as const
const JSON_TYPE = 'application/json'

export function toOperation(
  { name, method, path }: { name: string; method: string; path: string },
  { summary, description, security, parameters, requestBody, responses }: OpenApiOperation,
  { view, sample, toHtml, toInlineHtml }: OperationTools,
): Operation {
  const access = accessOf(security)
  const [bodyContent] = Object.entries(requestBody?.content ?? {})

  const toPayload = ([mediaType, { schema = {} }]: [string, { schema?: JsonSchema }]): Payload => ({
    mediaType,
    schema: view(schema),
    ...(mediaType === JSON_TYPE && { example: JSON.stringify(sample(schema), null, 2) }),
  })

  const toField = ({ name, required, description, schema }: OpenApiParameter) => ({
    ...view(schema),
    name,
    required,
    description: toInlineHtml(description ?? schema.description ?? ''),
  })

  /** What a request cannot do without, as examples by name. */
  const needed = (place: OpenApiParameter['in']) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map((parameter) => [parameter.name, String(sample(parameter.schema, parameter.name))]),
    )

  const statuses = Object.entries(responses).toSorted(([a], [b]) => a.localeCompare(b))
  return {
    anchor: anchorOf(`${method} ${path.slice(`/${name}`.length) || 'root'}`),
    method,
    path,
    summary,
    description: toHtml(description ?? ''),
    access,
    parameters: PLACES.map((place) => ({
      place,
      fields: parameters.filter((parameter) => parameter.in === place).map(toField),
    })).filter(({ fields }) => fields.length > 0),
    ...(bodyContent && {
      body: { ...toPayload(bodyContent), description: toInlineHtml(requestBody?.description ?? '') },
    }),
    responses: statuses
      .filter(([, response]) => !isProblem(response))
      .map(([status, response]) => {
        const [first] = Object.entries(response.content)
        // Where there are several media types, they carry the same: a file, in the format that was asked for.
        const mediaType = Object.keys(response.content).join(', ')
        return {
          status,
          description: toInlineHtml(response.description),
          ...(first && { payload: { ...toPayload(first), mediaType } }),
        }
      }),
    problems: statuses
      .filter(([, response]) => isProblem(response))
      .map(([status, response]) => ({ status, description: toInlineHtml(response.description) })),
    curl: toCurl({
      method,
      path,
      access,
      params: needed('path'),
      query: needed('query'),
      headers: needed('header'),
      ...(bodyContent && { body: { mediaType: bodyContent[0], example: sample(bodyContent[1].schema ?? {}) } }),
      streams: statuses.some(([, { content }]) => 'text/event-stream' in content),
    }),
  }
}

const isProblem = ({ content }: OpenApiOperation['responses'][string]) => 'application/problem+json' in content
