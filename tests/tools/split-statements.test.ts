import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { excerpt, runsAlone, splitStatements } from '../../supabase/preview/split-statements.ts'
import { read, root } from '../repo/files.ts'

const texts = (sql: string) => splitStatements(sql).map(({ text }) => text)

describe('a file of SQL is split into statements', () => {
  it('at semicolons, and not in texts, names, comments and bodies', () => {
    expect(texts(`select ';', "a;b" from t; -- one; two\n/* three; /* four; */ five; */ select E'\\';';`)).toEqual([
      `select ';', "a;b" from t`,
      `select E'\\';'`,
    ])
    expect(texts('do $$ begin perform 1; end $$; do $body$ select $$;$$; $body$')).toEqual([
      'do $$ begin perform 1; end $$',
      'do $body$ select $$;$$; $body$',
    ])
  })

  it('with the body of a function in standard SQL as one', () => {
    const body = 'create function f() returns int begin atomic select case when true then 1 end; select 2; end'
    expect(texts(`${body}; select 3`)).toEqual([body, 'select 3'])
  })

  it('with the line on which each begins', () => {
    expect(splitStatements('-- about\n\nselect 1;\n\n  select 2').map(({ line }) => line)).toEqual([3, 5])
  })

  it('without statements where there are none', () => {
    expect(texts(' -- nothing\n;;')).toEqual([])
  })

  it.each(globSync('migrations/*.sql', { cwd: root }).toSorted())('%s, each beginning with a verb', (file) => {
    const verbs = texts(read(file)).map((text) => /^[a-z]+/.exec(text)?.[0])
    expect(verbs.length).toBeGreaterThan(0)
    expect(verbs.filter((verb) => !VERBS.test(verb ?? ''))).toEqual([])
  })
})

const VERBS = /^(alter|comment|create|delete|do|drop|grant|insert|lock|notify|revoke|select|set|truncate|update|with)$/

it('a statement that Postgres refuses in a transaction is known', () => {
  const alone = (sql: string) => splitStatements(sql).map(runsAlone)
  expect(
    alone('create index concurrently on t (a); drop index concurrently i; vacuum t; reindex table concurrently t'),
  ).toEqual(Array(4).fill(true))
  expect(alone("create index on t (a); select 'vacuum'; create table vacuums ()")).toEqual(Array(3).fill(false))
})

it('a statement is shown by its beginning', () => {
  const [statement] = splitStatements('select\n  1, -- the first\n  2')
  expect(statement && excerpt(statement)).toBe('select 1, 2')
  expect(statement && excerpt(statement, 8)).toBe('select…')
})
