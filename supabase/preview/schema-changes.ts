import { SCHEMA_KINDS, type Schema, type SchemaItem } from './read-schema.ts'

export interface SchemaChange {
  kind: SchemaItem['kind']
  what: 'new' | 'gone' | 'changed'
  /** Whether code that was written for the schema before may fail. */
  breaks: boolean
  sentence: string
}

/** What is different, one sentence for each thing, tables before what belongs to them. */
export function schemaChanges(before: Schema, after: Schema): SchemaChange[] {
  const changes: SchemaChange[] = []
  const isWhole = (schema: Schema, other: Schema, { on }: SchemaItem) =>
    on !== null && schema.has(tableKey(on)) && !other.has(tableKey(on))
  for (const [key, item] of after) {
    const was = before.get(key)
    // The columns of a new table stand in its own sentence.
    if (!was && !(item.kind === 'column' && isWhole(after, before, item)))
      changes.push({ kind: item.kind, what: 'new', breaks: isDemanding(item), sentence: sayNew(item, after) })
    if (was) changes.push(...sayChanged(was, item))
  }
  for (const [key, item] of before)
    if (!after.has(key) && !isWhole(before, after, item))
      changes.push({ kind: item.kind, what: 'gone', breaks: isUsed(item), sentence: `${title(item)} is gone.` })
  return changes.toSorted((a, b) => SCHEMA_KINDS.indexOf(a.kind) - SCHEMA_KINDS.indexOf(b.kind))
}

/** A column that rows need and that old code does not fill. */
const isDemanding = ({ kind, facts }: SchemaItem) =>
  kind === 'column' && facts.null === 'required' && facts.default === null

const isUsed = ({ kind }: SchemaItem) => !['index', 'constraint', 'trigger'].includes(kind)

const tableKey = (name: string) => `table  ${name}`

const title = ({ kind, name, on }: SchemaItem): string => {
  const noun = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
  if (kind === 'column') return `${noun} \`${on}.${name}\``
  return on === null ? `${noun} \`${name}\`` : `${noun} \`${name}\` ${kind === 'enum value' ? 'of' : 'on'} \`${on}\``
}

function sayNew(item: SchemaItem, schema: Schema): string {
  const { kind, name, facts } = item
  if (kind === 'table') {
    const columns = [...schema.values()].filter((it) => it.kind === 'column' && it.on === name)
    return `${title(item)} is new, with ${columns.map((column) => `\`${column.name}\` (${sayColumn(column)})`).join(', ')}.`
  }
  if (kind === 'column') return `${title(item)} is new: ${sayColumn(item)}.`
  const text = facts.definition ?? facts.rule
  const note = facts.validity?.startsWith('un') || facts.validity?.endsWith('only') ? ` (${facts.validity})` : ''
  if (kind === 'view' || !text) return `${title(item)} is new${facts.rights ? `: it ${facts.rights}` : ''}.`
  return `${title(item)} is new: \`${text}\`${note}.`
}

const sayColumn = ({ facts }: SchemaItem) =>
  [facts.type, facts.null, facts.default ? `default \`${facts.default}\`` : 'no default'].join(', ')

function sayChanged(was: SchemaItem, is: SchemaItem): SchemaChange[] {
  return Object.keys(is.facts).flatMap((fact) => {
    const [before, after] = [was.facts[fact] ?? null, is.facts[fact] ?? null]
    if (before === after) return []
    const breaks = fact === 'type' || fact === 'result' || (fact === 'null' && after === 'required')
    return [{ kind: is.kind, what: 'changed' as const, breaks, sentence: sayFact(is, fact, before, after) }]
  })
}

function sayFact(item: SchemaItem, fact: string, before: string | null, after: string | null): string {
  if (fact === 'body') return `${title(item)} has another body.`
  if (fact === 'definition' && item.kind === 'view') return `${title(item)} shows something else.`
  if (fact === 'null') return `${title(item)} ${after === 'required' ? 'is required now' : 'may be null now'}.`
  if (fact === 'rights') return `${title(item)} ${after} now.`
  const quoted = (value: string | null) => (value === null ? 'none' : `\`${value}\``)
  return `${title(item)} has another ${fact}: ${quoted(after)}, before ${quoted(before)}.`
}
