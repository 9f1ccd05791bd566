import { accessOf } from './access.ts'
import { toCurl } from './curl.ts'
import type { JsonSchema, OpenApiContent, OpenApiOperation, OpenApiParameter } from './openapi.ts'
import { anchorOf, type Operation, type Payload } from './reference.ts'
import type { SchemaView } from './schema-view.ts'

export interface OperationTools {
  view: (schema: JsonSchema) => SchemaView
  toHtml: (markdown: string) => string
  toInlineHtml: (markdown: string) => string
}

const PLACES = ['path', 'query', 'header', 'cookie'] as const
const JSON_TYPE = 'application/json'
const PROBLEM_TYPE = 'application/problem+json'

export function toOperation(
  { name, method, path }: { name: string; method: string; path: string },
  { operationId, summary, description, security, parameters, requestBody, responses }: OpenApiOperation,
  { view, toHtml, toInlineHtml }: OperationTools,
): Operation {
  const access = accessOf(security)
  const [bodyContent] = Object.entries(requestBody?.content ?? {})

  const toPayload = ([mediaType, { schema = {}, example }]: [string, OpenApiContent[string]]): Payload => ({
    mediaType,
    schema: view(schema),
    ...(mediaType === JSON_TYPE && example !== undefined && { example: JSON.stringify(example, null, 2) }),
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
        .map((parameter) => [parameter.name, textOf(parameter.example)]),
    )

  const statuses = Object.entries(responses).toSorted(([a], [b]) => a.localeCompare(b))
  return {
    id: operationId,
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
      .map(([status, response]) => ({
        status,
        description: toInlineHtml(response.description),
        codes: Object.entries(response.content[PROBLEM_TYPE]?.examples ?? {}).map(([code, { value }]) => ({
          code,
          example: JSON.stringify(value, null, 2),
        })),
      })),
    curl: toCurl({
      method,
      path,
      access,
      params: needed('path'),
      query: needed('query'),
      headers: needed('header'),
      ...(bodyContent && { body: { mediaType: bodyContent[0], example: bodyContent[1].example } }),
      streams: statuses.some(([, { content }]) => 'text/event-stream' in content),
    }),
  }
}

/** As it stands in an address or a header. */
const textOf = (example: OpenApiParameter['example']): string =>
  typeof example === 'string' ? example : example === undefined ? '' : JSON.stringify(example)

const isProblem = ({ content }: OpenApiOperation['responses'][string]) => PROBLEM_TYPE in content
