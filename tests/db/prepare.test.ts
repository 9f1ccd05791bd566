import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import postgres from 'postgres'
import { prepareDatabase } from '../../supabase/local/database.ts'
import { postgresUrl } from '../../supabase/local/postgres.ts'
import { root } from '../repo/files.ts'
import { useDatabase } from '../support/database.ts'

describe('preparing a database', () => {
  const database = useDatabase()

  it('preparing a database twice changes nothing', async () => {
    const { sql, url } = database()
    const state = async () => {
      const [row] = await sql`
        select
          (select count(*)::int from supabase_migrations.schema_migrations) as migrations,
          (select md5(string_agg(achievements::text, '' order by id)) from achievements) as achievements,
          (select md5(string_agg(questions::text, '' order by id)) from questions) as questions,
          (select md5(string_agg(users::text, '' order by id)) from auth.users as users) as users,
          (select md5(string_agg(contents::text, '' order by id)) from contents) as contents
      `
      return row
    }
    const before = await state()
    await prepareDatabase(url, root)
    expect(await state()).toEqual(before)
  })

  it('a prepared database holds every promised achievement and question', async () => {
    const [row] = await database().sql`
      select
        count(*) filter (where pack = 'language')::int as language,
        count(*) filter (where pack = 'courses')::int as courses,
        count(*) filter (where pack = 'exam-prep') >= 20 as exams,
        count(*) filter (where pack = 'typing')::int as typing,
        (select count(*)::int from questions join question_keys on question_id = id) as questions_with_keys
      from achievements
    `
    expect(row).toEqual({ language: 27, courses: 34, exams: true, typing: 6, questions_with_keys: 400 })
  })

  it('a wrong password or a missing database is refused with a sentence', async () => {
    const port = inject('postgresPort')
    await expect(
      prepareDatabase(postgresUrl(port).replace('postgres:postgres@', 'postgres:wrong@'), root),
    ).rejects.toThrow(/^The database postgres at 127\.0\.0\.1:\d+ refuses this user and password\.$/)
    await expect(prepareDatabase(postgresUrl(port, 'nowhere'), root)).rejects.toThrow(
      /^The database nowhere at .* does not exist on its server\.$/,
    )
  })
})

describe('a migration that fails', () => {
  const database = useDatabase()
  let project: string
  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'laude-project-'))
    mkdirSync(join(project, 'supabase'))
    for (const folder of ['migrations', 'seeds']) cpSync(join(root, folder), join(project, folder), { recursive: true })
    for (const path of ['supabase/config.toml', 'supabase/local', 'supabase/templates'])
      cpSync(join(root, path), join(project, path), { recursive: true })
    symlinkSync('../migrations', join(project, 'supabase/migrations'))
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))
  })
  afterAll(() => rmSync(project, { recursive: true }))
  const migrate = (sql: string) => {
    writeFileSync(join(project, 'migrations/20991231000000_new_rule.sql'), sql)
    return prepareDatabase(database().url, project)
  }

  it('a migration that fails is named with the place of a bad rule, and nothing of it is applied', async () => {
    const bad = migrate(`
      update public.achievements set description = 'changed' where slug = 'first_steps';
      select private.define_achievements('typing', '[{
        "slug": "broken", "name": "Broken", "description": "Broken.", "type": "level", "category": "speed", "icon": "star",
        "color": "gold", "rarity": "common", "points": 50, "xp": 50, "criteria": {"all": [{"level": 5}, {"levle": 7}]}
      }]');
    `)
    await expect(bad).rejects.toThrow(
      '20991231000000_new_rule.sql failed: achievement broken of pack typing: malformed criteria at all[1]: expected a rule',
    )
    const sql = postgres(database().url)
    expect(await sql`select from achievements where description = 'changed'`).toHaveLength(0)
    await sql.end()
  })

  it('the migration is applied once it is corrected', async () => {
    await migrate(`
      select private.define_achievements('typing', '[{
        "slug": "mended", "name": "Mended", "description": "Mended.", "type": "level", "category": "speed", "icon": "star",
        "color": "gold", "rarity": "common", "points": 50, "xp": 50, "criteria": {"all": [{"level": 5}, {"level": 7}]}
      }]');
    `)
    expect(await database().sql`select from achievements where slug = 'mended' and status = 'live'`).toHaveLength(1)
  })
})
