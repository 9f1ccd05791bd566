import type { ForeignKey, Relation } from './catalog.ts'

/** A Mermaid diagram of tables with their keys, and of every foreign key that begins at one of them. */
export function erDiagram(tables: Relation[]): string {
  const lines = tables.flatMap((table) => [...box(table), ...table.foreignKeys.flatMap((key) => line(table, key))])
  return ['erDiagram', ...lines.map((text) => `  ${text}`)].join('\n')
}

function box({ name, columns, primaryKey, foreignKeys }: Relation): string[] {
  const keys = columns.flatMap((column) => {
    const kinds = [
      ...(primaryKey.includes(column.name) ? ['PK'] : []),
      ...(foreignKeys.some((key) => key.columns.includes(column.name)) ? ['FK'] : []),
    ]
    return kinds.length > 0 ? [`  ${typeWord(column.type)} ${column.name} ${kinds.join(', ')}`] : []
  })
  return keys.length > 0 ? [`${name} {`, ...keys, '}'] : [name]
}

/** Supabase's own tables (`auth.users`) stay outside. */
function line({ name, columns, primaryKey }: Relation, key: ForeignKey): string[] {
  if (key.target.includes('.')) return []
  const column = pointingColumn(key)
  const optional = columns.some(({ name, nullable }) => nullable && key.columns.includes(name))
  const link = `${optional ? '|o' : '||'}${primaryKey.includes(column) ? '--' : '..'}${key.unique ? 'o|' : 'o{'}`
  return [`${key.target} ${link} ${name} : ${column}`]
}

/** The first column points; further ones, the community above all, are held equal in both rows. */
export const pointingColumn = ({ columns }: ForeignKey) => columns[0] ?? ''

const typeWord = (type: string) => type.replaceAll(/\W+/g, '_')
