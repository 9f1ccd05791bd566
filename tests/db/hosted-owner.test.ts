import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { LATEST_MIGRATION } from '../../functions/_db/migrations.ts'
import { pushMigrations } from '../../supabase/local/database.ts'
import { postgresUrl } from '../../supabase/local/postgres.ts'
import { root } from '../repo/files.ts'
import { addAuthTables, addHostedRoles, addHostedSchemas, AUTH_ADMIN } from '../support/hosted-platform.ts'

const DATABASE = `hosted_${process.pid}`
const OWNER = `hosted_owner_${process.pid}`
const PASSWORD = 'only for tests'

describe('a database whose owner is no superuser and whose auth tables belong to Auth', () => {
  let admin: postgres.Sql
  let auth: postgres.Sql
  let owner: postgres.Sql
  const as = (role: string) => {
    const url = new URL(postgresUrl(inject('postgresPort'), DATABASE))
    url.username = role
    url.password = PASSWORD
    return url.href
  }

  beforeAll(async () => {
    admin = postgres(postgresUrl(inject('postgresPort')), { max: 1, onnotice: () => {} })
    await addHostedRoles(admin, OWNER, PASSWORD)
    await admin.unsafe(`create database ${DATABASE}`)
    const superuser = postgres(postgresUrl(inject('postgresPort'), DATABASE), { max: 1, onnotice: () => {} })
    await addHostedSchemas(superuser, OWNER)
    await addAuthTables(superuser)
    await superuser.end()
    owner = postgres(as(OWNER), { max: 1, onnotice: () => {} })
    auth = postgres(as(AUTH_ADMIN), { max: 1, onnotice: () => {} })
  })
  afterAll(async () => {
    await Promise.all([owner.end(), auth.end()])
    await admin.unsafe(`drop database ${DATABASE} with (force)`)
    await admin.unsafe(`drop owned by ${OWNER}`)
    await admin.unsafe(`drop role ${OWNER}`)
    await admin.end()
  })

  it('takes every migration and every seed', async () => {
    await pushMigrations(as(OWNER), root)
    const [row] = await owner`
      select
        (select rolsuper from pg_roles where rolname = current_user) as super,
        (select max(version) from supabase_migrations.schema_migrations) as newest,
        (select count(*)::integer from questions) as questions,
        -- Demo accounts are for laptops.
        (select count(*)::integer from auth.users) as people
    `
    expect(row).toEqual({ super: false, newest: LATEST_MIGRATION, questions: 400, people: 0 })
  })

  it('gives a profile to whoever signs up, and forgets them with their account', async () => {
    const id = randomUUID()
    await auth`
      insert into users (id, aud, role, email, raw_user_meta_data)
      values (${id}, 'authenticated', 'authenticated', 'ada@example.test', ${auth.json({ display_name: 'Ada' })})
    `
    expect(await owner`select display_name from profiles where id = ${id}`).toEqual([{ display_name: 'Ada' }])
    await auth`insert into sessions (id, user_id) values (${id}, ${id})`
    await owner`select private.database_figures()`
    await auth`delete from users where id = ${id}`
    expect(await owner`select from profiles where id = ${id}`).toHaveLength(0)
  })
})
