import { describe, expect, it } from 'vitest'
import type { Relation } from '../../supabase/tools/schema-page/catalog.ts'
import { erDiagram } from '../../supabase/tools/schema-page/diagram.ts'

const column = (name: string, nullable = false) => ({ name, type: 'uuid', nullable, comment: null })

function table(name: string, parts: Partial<Relation>): Relation {
  const nothing = { comment: null, partitioned: null, columns: [], primaryKey: [], foreignKeys: [], policies: [] }
  return { schema: 'public', name, kind: 'table', ...nothing, ...parts }
}

/** The one line of a table `notes` with these columns and this key. */
function lineOf(parts: Partial<Relation>): string {
  const lines = erDiagram([table('notes', parts)]).split('\n')
  return lines.find((line) => line.includes(' : ')) ?? 'no line'
}

describe('a diagram of tables', () => {
  it('shows of each table its keys alone, with what they are', () => {
    const diagram = erDiagram([
      table('notes', {
        columns: [column('id'), column('user_id'), { ...column('made_at'), type: 'timestamp with time zone' }],
        primaryKey: ['user_id', 'id'],
        foreignKeys: [{ columns: ['user_id'], target: 'profiles', unique: false }],
      }),
      table('bare', { columns: [column('text')] }),
    ])
    expect(diagram).toBe(`erDiagram
  notes {
    uuid id PK
    uuid user_id PK, FK
  }
  profiles ||--o{ notes : user_id
  bare`)
  })

  it.each([
    ['a key that must be there', false, false, 'users ||..o{ notes : user_id'],
    ['a key that may be null', true, false, 'users |o..o{ notes : user_id'],
    ['a key that only one row may have', false, true, 'users ||..o| notes : user_id'],
  ])('draws %s', (_, nullable, unique, line) => {
    const foreignKeys = [{ columns: ['user_id'], target: 'users', unique }]
    expect(lineOf({ columns: [column('user_id', nullable)], foreignKeys }).trim()).toBe(line)
  })

  it('names a key that carries the community by the column that points', () => {
    const foreignKeys = [{ columns: ['test_id', 'community_id'], target: 'tests', unique: false }]
    const columns = [column('test_id'), column('community_id')]
    expect(lineOf({ columns, primaryKey: ['test_id'], foreignKeys }).trim()).toBe('tests ||--o{ notes : test_id')
  })

  it('leaves out the tables of other schemas', () => {
    const foreignKeys = [{ columns: ['id'], target: 'auth.users', unique: true }]
    expect(lineOf({ columns: [column('id')], foreignKeys })).toBe('no line')
  })
})
