import { capabilityChanges, whoever, type AccessChange } from './capability-changes.ts'
import type { DatabaseAccess, PolicyRow } from './read-access.ts'

/** Who may do now what they might not before, and the other way round. */
export function accessChanges(before: DatabaseAccess, after: DatabaseAccess): AccessChange[] {
  return [
    ...unprotectedChanges(before, after),
    ...capabilityChanges(before, after),
    ...policyChanges(before.policies, after.policies),
    ...callChanges(before, after),
  ]
}

const unprotectedChanges = (before: DatabaseAccess, after: DatabaseAccess): AccessChange[] => [
  ...after.unprotected
    .filter((table) => !before.unprotected.includes(table))
    .map((table): AccessChange => ({
      what: 'more',
      isWide: true,
      table,
      sentence: `\`${table}\` has no row-level security: a grant alone opens every row of it.`,
    })),
  ...before.unprotected
    .filter((table) => !after.unprotected.includes(table))
    .map((table): AccessChange => ({
      what: 'less',
      isWide: false,
      table,
      sentence: `\`${table}\` has row-level security now.`,
    })),
]

function policyChanges(before: PolicyRow[], after: PolicyRow[]): AccessChange[] {
  const keyOf = ({ table, name }: PolicyRow) => `${table} ${name}`
  const was = new Map(before.map((it) => [keyOf(it), it]))
  const is = new Map(after.map((it) => [keyOf(it), it]))
  const changes: AccessChange[] = []
  for (const [key, now] of is) {
    const then = was.get(key)
    if (!then)
      changes.push({
        what: 'more',
        isWide: false,
        table: now.table,
        sentence: `Policy ${sayPolicy(now)} is new: ${sayCondition(now)}.`,
      })
    else if (JSON.stringify(then) !== JSON.stringify(now))
      changes.push({
        what: 'other',
        isWide: false,
        table: now.table,
        sentence: `Policy ${sayPolicy(now)} opens other rows: ${sayCondition(now)}; before ${sayCondition(then)}.`,
      })
  }
  for (const [key, then] of was)
    if (!is.has(key))
      changes.push({ what: 'less', isWide: false, table: then.table, sentence: `Policy ${sayPolicy(then)} is gone.` })
  return changes
}

const sayPolicy = ({ name, table, verb, roles }: PolicyRow) =>
  `“${name}” (\`${roles.join(', ')}\`, ${verb} on \`${table}\`)`

function sayCondition({ using, check, permissive }: PolicyRow): string {
  const text = [using, check]
    .flatMap((it) => (it === null ? [] : [`\`${it.replaceAll(/\s+/g, ' ')}\``]))
    .join(', new rows ')
  return permissive ? `where ${text}` : `only where ${text}`
}

function callChanges(before: DatabaseAccess, after: DatabaseAccess): AccessChange[] {
  const text = ({ role, function: name }: DatabaseAccess['calls'][number]) => `${whoever(role)} may call \`${name}\``
  const [was, is] = [before, after].map(({ calls }) => new Set(calls.map(text)))
  return [
    ...[...(is ?? [])]
      .filter((it) => !was?.has(it))
      .map((it): AccessChange => ({
        what: 'more',
        isWide: it.startsWith('Nobody'),
        table: null,
        sentence: `${it} now.`,
      })),
    ...[...(was ?? [])]
      .filter((it) => !is?.has(it))
      .map((it): AccessChange => ({
        what: 'less',
        isWide: false,
        table: null,
        sentence: `${it.replace(' may call ', ' may no longer call ')}.`,
      })),
  ]
}
