import { z } from 'zod'

const named = z.record(z.string(), z.json())
const document = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ version: z.string() }),
  servers: z.array(z.json()),
  tags: z.array(z.looseObject({ name: z.string() })),
  paths: named,
  components: z.looseObject({ schemas: named, securitySchemes: named }),
  'x-problem-codes': z.array(z.json()),
})

const DESCRIPTION = `All functions of Laude in one document. Each function also has its own, at
\`/functions/v1/<function>/openapi.json\`.`

/**
 * One OpenAPI document of all functions. A path begins with its function's name, and the functions share their schemas, so
 * nothing is renamed.
 */
export function mergeDocuments(documents: readonly unknown[]) {
  const parsed = documents.map((each) => document.parse(each))
  const [first] = parsed
  if (!first) throw new Error('There is no document to merge.')
  const tags = new Map(parsed.flatMap((each) => each.tags.map((tag) => [tag.name, tag])))
  return {
    openapi: first.openapi,
    info: { title: 'Laude', version: first.info.version, description: DESCRIPTION },
    servers: first.servers,
    tags: [...tags.values()],
    paths: Object.assign({}, ...parsed.map(({ paths }) => paths)),
    components: {
      schemas: Object.assign({}, ...parsed.map(({ components }) => components.schemas)),
      securitySchemes: Object.assign({}, ...parsed.map(({ components }) => components.securitySchemes)),
    },
    'x-problem-codes': first['x-problem-codes'],
  }
}
