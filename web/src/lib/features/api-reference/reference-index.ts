import type { ApiFunction } from './api-functions.ts'
import type { FunctionReference, Operation } from './reference.ts'

export type IndexedOperation = Pick<Operation, 'anchor' | 'method' | 'path' | 'summary'>

/** The contents of the reference: every operation with what leads to it. */
export interface IndexedFunction {
  name: ApiFunction
  /** HTML; empty where the function did not answer. */
  description: string
  /** Null where the function did not answer. */
  tags: { name: string; anchor: string; operations: IndexedOperation[] }[] | null
}

export const toIndex = ({ name, description, tags }: FunctionReference): IndexedFunction => ({
  name,
  description,
  tags: tags.map(({ name, anchor, operations }) => ({
    name,
    anchor,
    operations: operations.map(({ anchor, method, path, summary }) => ({ anchor, method, path, summary })),
  })),
})

export const countOperations = ({ tags }: IndexedFunction): number =>
  (tags ?? []).reduce((count, { operations }) => count + operations.length, 0)

/** Only what has every word somewhere in its method, path, summary or tag. */
export function searchIndex(functions: IndexedFunction[], text: string): IndexedFunction[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return functions
    .map((indexed) => ({
      ...indexed,
      tags: (indexed.tags ?? [])
        .map((tag) => ({
          ...tag,
          operations: tag.operations.filter(({ method, path, summary }) => {
            const searched = `${method} ${path} ${summary} ${tag.name}`.toLowerCase()
            return words.every((word) => searched.includes(word))
          }),
        }))
        .filter(({ operations }) => operations.length > 0),
    }))
    .filter(({ tags }) => tags.length > 0)
}
