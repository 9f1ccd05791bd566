import type { Capability, DatabaseAccess } from './read-access.ts'
import { listed } from './words.ts'

export interface AccessChange {
  /** Whether somebody may do more than before, less, or other rows of the same. */
  what: 'more' | 'less' | 'other'
  /** Whether the new right reaches every row, or somebody who is not signed in. */
  isWide: boolean
  /** The table that it is about; null for a function. */
  table: string | null
  sentence: string
}

const PEOPLE: Record<string, string> = {
  anon: 'Nobody in particular (`anon`)',
  authenticated: 'Everybody who is signed in (`authenticated`)',
  service_role: 'The functions (`service_role`)',
  public: 'Every role',
}

export const whoever = (role: string) => PEOPLE[role] ?? `The role \`${role}\``

interface CapabilityChange extends Pick<AccessChange, 'what' | 'isWide'> {
  capability: Capability
  begin: string
  end: string
}

/** What grants and policies together allow now, or no longer. */
export function capabilityChanges(before: DatabaseAccess, after: DatabaseAccess): AccessChange[] {
  const keyOf = ({ table, role, verb }: Capability) => `${table} ${role} ${verb}`
  const was = new Map(before.capabilities.map((it) => [keyOf(it), it]))
  const is = new Map(after.capabilities.map((it) => [keyOf(it), it]))
  const changes: CapabilityChange[] = []
  for (const [key, now] of is) {
    const then = was.get(key)
    const change = { capability: now, begin: 'may' }
    if (!then) {
      // The functions may do everything with every new table: that says nothing.
      if (now.role !== 'service_role') changes.push({ ...change, what: 'more', isWide: isWide(now), end: '' })
    } else if (then.reach !== now.reach)
      changes.push({
        ...change,
        what: now.reach === 'all' ? 'more' : 'less',
        isWide: isWide(now),
        end: `, before ${sayRows(then)}`,
      })
    else if (String(then.columns) !== String(now.columns))
      changes.push({ ...change, what: 'other', isWide: false, end: `, before ${sayColumns(then)}` })
  }
  for (const [key, then] of was)
    if (!is.has(key) && after.tables.includes(then.table))
      changes.push({ capability: then, begin: 'may no longer', what: 'less', isWide: false, end: '' })
  return inGroups(changes)
}

/** What somebody may do with the same rows and columns of a table is one sentence. */
function inGroups(changes: readonly CapabilityChange[]): AccessChange[] {
  const groups = Map.groupBy(changes, ({ capability: { table, role, reach, columns }, begin, end }) =>
    JSON.stringify([table, role, reach, columns, begin, end]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { capability, begin, end, what, isWide } = first
    const verbs = listed(VERBS.filter((verb) => group.some((it) => it.capability.verb === verb)))
    const which =
      capability.columns === null ? sayRows(capability) : `${sayColumns(capability)} in ${sayRows(capability)}`
    const sentence = `${whoever(capability.role)} ${begin} ${verbs} ${which} of \`${capability.table}\`${end}.`
    return [{ what, isWide, table: capability.table, sentence }]
  })
}

const VERBS = ['read', 'insert', 'update', 'delete']

const isWide = ({ role, reach }: Capability) => role === 'anon' || (role === 'authenticated' && reach === 'all')

const sayRows = ({ reach }: Capability) => (reach === 'all' ? 'every row' : 'the rows that a policy opens')

const sayColumns = ({ columns }: Capability) =>
  columns === null ? 'every column' : columns.map((it) => `\`${it}\``).join(', ')
