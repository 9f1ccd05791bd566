import { deepEqual } from '../deep-equal.ts'

/** What became of a question from one state of a bank to another. */
export type QuestionChange = 'added' | 'removed' | 'changed' | 'moved' | 'none'

export interface ComparedQuestion {
  id: string
  change: QuestionChange
  /** The fields of its content that changed. */
  fields: string[]
  before: { number: number; content: Record<string, unknown> } | null
  after: { number: number; content: Record<string, unknown> } | null
}

/** The contents of a bank by lineage, in its order. */
export type BankState = ReadonlyMap<string, Record<string, unknown>>

/** Every question of either state: in the order of the later one, and removed ones behind what stood before them. */
export function compareBanks(before: BankState, after: BankState): ComparedQuestion[] {
  const was = numbered(before)
  const is = numbered(after)
  const moved = movedIds([...before.keys()], [...after.keys()])
  const compared = [...is].map(([id, now]): ComparedQuestion => {
    const then = was.get(id) ?? null
    if (!then) return { id, change: 'added', fields: [], before: null, after: now }
    const fields = changedFields(then.content, now.content)
    const change = fields.length > 0 ? 'changed' : moved.has(id) ? 'moved' : 'none'
    return { id, change, fields, before: then, after: now }
  })
  let place = 0
  for (const [id, then] of was) {
    const at = compared.findIndex((question) => question.id === id)
    if (at !== -1) place = at + 1
    else compared.splice(place++, 0, { id, change: 'removed', fields: [], before: then, after: null })
  }
  return compared
}

const numbered = (bank: BankState) =>
  new Map([...bank].map(([id, content], index) => [id, { number: index + 1, content }]))

function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !deepEqual(before[name] ?? null, after[name] ?? null))
}

/** The fewest questions that have to move for one order to become the other: all outside a longest increasing run. */
function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = new Map(before.map((id, place) => [id, place]))
  const kept = after.flatMap((id) => {
    const place = places.get(id)
    return place === undefined ? [] : [{ id, place }]
  })
  const ends: number[] = []
  const previous: number[] = []
  for (const [index, { place }] of kept.entries()) {
    let length = ends.findIndex((end) => (kept[end]?.place ?? -1) > place)
    if (length === -1) length = ends.length
    previous[index] = ends[length - 1] ?? -1
    ends[length] = index
  }
  const stays = new Set<string>()
  for (let index = ends.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) stays.add(kept[index]?.id ?? '')
  return new Set(kept.map(({ id }) => id).filter((id) => !stays.has(id)))
}
