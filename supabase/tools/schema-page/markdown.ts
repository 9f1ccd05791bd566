import type { TableColumn, Relation } from './catalog.ts'
import type { SchemaChapter } from './concerns.ts'
import { erDiagram, pointingColumn } from './diagram.ts'

const INTRODUCTION = `# The database

Every table of the schemas \`public\` and \`private\`, as the migrations leave them. \`npm run docs:schema\` writes this page from the
catalog of a database; a test fails when the two differ, so change a migration and never this page.

A diagram shows each table with its keys, and every foreign key that begins at one of them. A line is solid where the key is
part of the primary key, and named by the column that points. A key to a row of the same community carries \`community_id\`, too.
Tables that every event writes have no foreign keys to learners and communities, since each would lock a row that all share;
triggers delete what a key would.

Under each table stand its columns, what the odd ones mean, and its policies. A policy opens rows; which columns a role may
read or write is granted beside it, in the same migration. Where there is no policy, no learner's token reads or writes a row.
Postgres cuts the name of a policy after 63 bytes. Partitions, which no role of the API may enter, and Supabase's own schemas
are left out.`

export const schemaMarkdown = (concerns: SchemaChapter[]) => [INTRODUCTION, ...concerns.flatMap(chapter)].join('\n\n')

function chapter({ title, about, relations }: SchemaChapter): string[] {
  const tables = relations.filter(({ kind }) => kind === 'table')
  const diagram = tables.length > 0 ? [`\`\`\`mermaid\n${erDiagram(tables)}\n\`\`\``] : []
  return [`## ${title}`, about, ...diagram, ...relations.flatMap(section)]
}

function section(relation: Relation): string[] {
  const { schema, name, comment, partitioned, columns } = relation
  const rows = columns.map((column) => `| ${cells(relation, column).join(' | ')} |`)
  const notes = columns.flatMap((column) => (column.comment ? [`- \`${column.name}\`: ${prose(column.comment)}`] : []))
  return [
    `### ${schema}.${name}`,
    ...(comment ? [prose(comment)] : []),
    ...(partitioned ? [`Partitioned by ${partitioned.toLowerCase()}.`] : []),
    ['| Column | Type | Null | Key |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    ...policies(relation),
  ]
}

function cells({ kind, primaryKey, foreignKeys }: Relation, { name, type, nullable }: TableColumn): string[] {
  const keys = [
    ...(primaryKey.includes(name) ? ['primary'] : []),
    ...foreignKeys.filter((key) => pointingColumn(key) === name).map(({ target }) => `→ ${link(target)}`),
  ]
  // What a view's column may be, Postgres does not say.
  return [`\`${name}\``, shortType(type), kind === 'table' && nullable ? 'null' : '', keys.join(', ')]
}

function policies({ kind, policies }: Relation): string[] {
  if (kind === 'view') return []
  if (policies.length === 0) return ['No policies.']
  const lines = policies.map(({ verb, roles, name }) => `- ${verb}, as ${roles.join(' or ')}: ${prose(name)}`)
  return ['Policies:', lines.join('\n')]
}

const link = (target: string) => (target.includes('.') ? `\`${target}\`` : `[${target}](#public${target})`)

const shortType = (type: string) => type.replace('timestamp with time zone', 'timestamptz')

/** Comments are plain text: what Markdown would read as its own is not. Within a word it leaves an underscore alone. */
const prose = (text: string) => text.replaceAll(/[\\`*<>[\]|]|\b_|_\b/g, String.raw`\$&`)
