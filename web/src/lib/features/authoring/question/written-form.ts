import { isQuestionKind, QUESTION_KINDS } from '#domain/attempts/kinds/kinds.ts'
import { blankQuestion, isWrittenList, LISTS, type WrittenQuestion } from './written.ts'

export type FormEntries = Iterable<readonly [name: string, value: unknown]>

type Tree = Record<string, unknown>

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is unknown[] => Array.isArray(value)

/**
 * A question as a form posts it. The name of a field is the path of its value, such as `parts.0.rows.2.text`. A mark in a list,
 * such as `rows.right`, has the place of its item as its value, so that radio buttons and checkboxes post the same. Names that
 * lead nowhere are passed over.
 */
export function readWritten(entries: FormEntries): WrittenQuestion {
  const fields = [...entries]
  const written = blankQuestion(kindIn(fields))
  const begun = new Set<unknown[]>()
  for (const [name, value] of fields)
    if (typeof value === 'string') put(written, name.split('.'), value.replaceAll('\r\n', '\n'), begun)
  return written
}

const kindIn = (fields: readonly (readonly [string, unknown])[]) => {
  const [, kind] = fields.find(([name]) => name === 'kind') ?? []
  return isQuestionKind(kind) ? kind : QUESTION_KINDS[0]
}

function put(tree: unknown, [key, ...rest]: string[], value: string, begun: Set<unknown[]>): void {
  if (key === undefined || !isTree(tree) || !Object.hasOwn(tree, key)) return
  const old = tree[key]
  if (isList(old)) return putInto(old, key, rest, value, begun)
  if (rest.length > 0) return put(old, rest, value, begun)
  if (key === 'kind' && !isQuestionKind(value)) return
  if (typeof old === 'string') tree[key] = value
  if (typeof old === 'boolean') tree[key] = true
}

/** A list has as many items as the form has rows, whatever a blank one has. */
function putInto(list: unknown[], name: string, [at = '', ...rest]: string[], value: string, begun: Set<unknown[]>) {
  if (!isWrittenList(name)) return
  const isMark = rest.length === 0
  const place = Number(isMark ? value : at)
  const { blank, most } = LISTS[name]
  if (!Number.isInteger(place) || place < 0 || place >= most) return
  if (!begun.has(list)) list.length = 0
  begun.add(list)
  while (list.length <= place) list.push(blank())
  put(list[place], isMark ? [at] : rest, value, begun)
}
