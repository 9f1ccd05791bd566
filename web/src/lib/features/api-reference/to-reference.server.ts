import { toHtml, toInlineHtml } from '#lib/api/markdown.server.ts'
import type { ApiFunction } from './api-functions.ts'
import type { OpenApiDocument } from './openapi.ts'
import { anchorOf, type FunctionReference } from './reference.ts'
import { createSchemaViewer } from './schema-view.ts'
import { toOperation } from './to-operation.server.ts'

/** Turns a function's OpenAPI document into what its page shows: references followed, texts as HTML. */
export function toReference(name: ApiFunction, document: OpenApiDocument): FunctionReference {
  const tools = {
    view: createSchemaViewer(document.components.schemas, toInlineHtml),
    toHtml,
    toInlineHtml,
  }
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0] ?? 'Operations',
      operation: toOperation({ name, method, path }, operation, tools),
    })),
  )
  const described = new Map(document.tags.map((tag) => [tag.name, tag.description ?? '']))
  const names = new Set([...described.keys(), ...operations.map(({ tag }) => tag)])
  const tags = [...names].map((tag) => ({
    name: tag,
    anchor: anchorOf(`about ${tag}`),
    description: toInlineHtml(described.get(tag) ?? ''),
    operations: operations.filter((entry) => entry.tag === tag).map(({ operation }) => operation),
  }))
  return {
    name,
    description: toHtml(document.info.description ?? ''),
    tags: tags.filter(({ operations }) => operations.length > 0),
    problemCodes: document['x-problem-codes'].toSorted((a, b) => a.status - b.status || a.code.localeCompare(b.code)),
  }
}
