import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../repo/files.ts'
import { publishVersion } from '../support/publish-bank.ts'
import { useDatabase, type TestDatabase } from '../support/database.ts'

const BANKS = [
  { slug: 'networking-fundamentals', file: '24_bank_networking.sql' },
  { slug: 'security-fundamentals', file: '25_bank_security.sql' },
]

describe.each(BANKS)('the seed of $slug', ({ slug, file }) => {
  const database = useDatabase()
  const seed = readFileSync(join(root, 'seeds', file), 'utf8')
  const run = () => database().sql.unsafe(seed)
  const versions = async () => {
    const rows = await database().sql`
      select
        test_version as version, count(*)::int as questions, (count(*) filter (where pool = 'exam'))::int as for_exams,
        (count(*) filter (where options is not null and cardinality(option_notes) = cardinality(options)))::int as noted,
        (count(*) filter (where options is not null))::int as with_options
      from questions
      join question_keys on question_id = questions.id
      join tests on tests.id = test_id
      where slug = ${slug}
      group by test_version
      order by test_version
    `
    return rows.map(({ noted, with_options, ...row }) => ({ ...row, all_noted: noted === with_options }))
  }
  const live = async () => {
    const [row] = await database().sql`select status, version, size, exam_pool from tests where slug = ${slug}`
    return row
  }

  const whole = { questions: 150, for_exams: 50, all_noted: true }

  it('makes a new database version 1, with a note for each option and an exam pool', async () => {
    expect(await versions()).toEqual([{ version: 1, ...whole }])
    expect(await live()).toEqual({ status: 'live', version: 1, size: 150, exam_pool: 50 })
  })

  it('draws each exam from its pool, as many questions of each topic as the pool has in proportion', async () => {
    const pool = await database().sql`
      select topic, count(*)::int as questions
      from questions join tests on tests.id = test_id
      where slug = ${slug} and pool = 'exam'
      group by topic
      order by topic
    `
    const [test] = await database().sql<{ quotas: { topic: string }[] }[]>`
      select quotas from tests where slug = ${slug}
    `
    const quotas = test?.quotas.toSorted((a, b) => (a.topic < b.topic ? -1 : 1))
    expect(quotas).toEqual(pool.map((row) => ({ ...row })))
  })

  it('changes nothing when it runs again', async () => {
    await run()
    expect(await versions()).toEqual([{ version: 1, ...whole }])
  })

  it('makes a database that has the bank without notes and exam pool version 2, which continues its questions', async () => {
    await forgetPool(database(), slug)
    await run()
    await run()
    expect(await versions()).toEqual([
      { version: 1, questions: 100, for_exams: 0, all_noted: false },
      { version: 2, ...whole },
    ])
    expect(await live()).toEqual({ status: 'live', version: 2, size: 150, exam_pool: 50 })
    const [row] = await database().sql`
      select count(distinct lineage_id)::int as lineages
      from questions join tests on tests.id = test_id
      where slug = ${slug}
    `
    expect(row).toEqual({ lineages: 150 })
  })
})

describe('the seed of a bank', () => {
  const database = useDatabase()

  it('leaves alone a test of which somebody has published another version', async () => {
    const [bank] = BANKS
    if (!bank) throw new Error('There is no bank.')
    await forgetPool(database(), bank.slug)
    const [test] = await database().sql<{ id: string }[]>`select id from tests where slug = ${bank.slug}`
    await publishVersion(database().sql, test?.id ?? '', 2)
    const state = () => database().sql`select version, status, size from tests order by id`
    const before = await state()
    await database().sql.unsafe(readFileSync(join(root, 'seeds', bank.file), 'utf8'))
    expect(await state()).toEqual(before)
  })
})

/** Takes a bank back to what it was before it had notes and an exam pool. */
async function forgetPool({ sql }: TestDatabase, slug: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`
    await tx`
      with pool as (
        delete from questions using tests
        where tests.id = test_id and slug = ${slug} and pool = 'exam'
        returning questions.id
      )
      delete from question_keys using pool where question_id = pool.id
    `
    await tx`
      update question_keys
      set option_notes = null
      from questions join tests on tests.id = test_id
      where questions.id = question_id and slug = ${slug}
    `
    await tx`update tests set size = 100, exam_pool = 0 where slug = ${slug}`
  })
}
