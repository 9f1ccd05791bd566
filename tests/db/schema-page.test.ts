import { beforeAll, describe, expect, it } from 'vitest'
import { SCHEMA_PAGE, schemaPage } from '../../supabase/tools/schema-page/schema-page.ts'
import { read, root } from '../repo/files.ts'
import { useDatabase } from '../support/database.ts'

describe('the page about the database', () => {
  const database = useDatabase()
  let page: string
  beforeAll(async () => {
    page = await schemaPage(database().sql, root)
  })

  it('says what the migrations say', () => {
    expect(page, `${SCHEMA_PAGE} is not what the migrations make: npm run docs:schema`).toBe(read(SCHEMA_PAGE))
  })

  it('has every table and view, and no partition', async () => {
    const relations = await database().sql<{ name: string }[]>`
      select nspname || '.' || relname as name
      from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where nspname in ('public', 'private') and relkind in ('r', 'p', 'v')
    `
    const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading)
    expect(headings.toSorted()).toEqual(relations.map(({ name }) => name).toSorted())
  })

  it('has diagrams of at most twelve boxes, which is as many as can be read', () => {
    const diagrams = [...page.matchAll(/```mermaid\nerDiagram\n(.+?)```/gs)].map(([, diagram = '']) => diagram)
    const boxes = diagrams.map((diagram) => {
      const names = [...diagram.matchAll(/^ {2}(\w+)(?: [|.-]\S+ (\w+) : \w+| \{)?$/gm)]
      return new Set(names.flatMap(([, one, other]) => (other === undefined ? [one] : [one, other])))
    })
    expect(boxes.length).toBeGreaterThan(5)
    expect(boxes.filter(({ size }) => size > 12)).toEqual([])
  })

  it('has no link to a table that is not on it', () => {
    const anchors = new Set([...page.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading.replace('.', '')))
    const links = [...page.matchAll(/\]\(#(\w+)\)/g)].map(([, anchor = '']) => anchor)
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([])
  })
})
