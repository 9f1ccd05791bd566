import { isWrittenList, LISTS, type WrittenBody, type WrittenList } from './written.ts'

/** What a button beside a list does to it; its place names the list, or an item of it: `rows`, `parts.0.rows.2`. */
export type ListVerb = 'add' | 'remove' | 'up' | 'down'

export const commandText = (verb: ListVerb, place: string) => `${verb} ${place}`

/**
 * Does what a button says, and returns the place to go on from: the added or moved item, or the one that took the removed
 * one's place. Null where there is nothing to do, as for the first item that is to move up.
 */
export function runCommand(written: WrittenBody, command: string): string | null {
  const [verb = '', place = ''] = command.split(' ')
  const found = find(written, place.split('.'))
  if (!found) return null
  const { body, name, at } = found
  const list: unknown[] = body[name]
  const around = at === undefined ? place : place.slice(0, place.lastIndexOf('.'))
  const to = changed(list, name, at, verb)
  if (to === null) return null
  if (name === 'categories' && verb === 'remove') forgetCategory(body, at ?? 0)
  return `${around}.${to}`
}

/** Moves an item to another place of its list, as a drag does. */
export function moveItem(written: WrittenBody, place: string, to: number): void {
  const found = find(written, place.split('.'))
  if (found?.at === undefined) return
  const list: unknown[] = found.body[found.name]
  if (to in list) list.splice(to, 0, ...list.splice(found.at, 1))
}

interface Found {
  body: WrittenBody
  name: WrittenList
  /** Undefined for the list itself. */
  at: number | undefined
}

function find(body: WrittenBody, [name = '', at, ...rest]: string[]): Found | null {
  if (!isWrittenList(name)) return null
  if (at === undefined) return { body, name, at }
  const place = Number(at)
  if (!(place in body[name])) return null
  if (rest.length === 0) return { body, name, at: place }
  const part = body.parts[place]
  return name === 'parts' && part ? find(part, rest) : null
}

function changed(list: unknown[], name: WrittenList, at: number | undefined, verb: string): number | null {
  const { blank, least, most } = LISTS[name]
  if (at === undefined) return verb === 'add' && list.length < most ? list.push(blank()) - 1 : null
  if (verb === 'remove') {
    if (list.length <= least) return null
    list.splice(at, 1)
    return Math.max(0, Math.min(at, list.length - 1))
  }
  const to = verb === 'up' ? at - 1 : verb === 'down' ? at + 1 : -1
  if (to < 0 || to >= list.length) return null
  list.splice(to, 0, ...list.splice(at, 1))
  return to
}

/** The items of a category that is gone have none; those of later ones keep theirs. */
function forgetCategory({ rows }: WrittenBody, gone: number) {
  for (const row of rows) {
    if (row.category === '') continue
    const category = Number(row.category)
    row.category = category === gone ? '' : String(category > gone ? category - 1 : category)
  }
}
