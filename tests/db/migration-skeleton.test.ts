import { beforeAll, describe, expect, it } from 'vitest'
import { migrationSkeleton } from '../../supabase/tools/migration-skeleton.ts'
import { tryTable } from '../rls/try.ts'
import { useDatabase } from '../support/database.ts'
import { addMember, createCommunity, createPerson } from '../support/people.ts'

describe('the skeleton of a new migration', () => {
  const database = useDatabase()
  let community: string
  const people = { owner: '', other: '', instructor: '', stranger: '' }

  beforeAll(async () => {
    const { sql } = database()
    await sql.unsafe(migrationSkeleton('study_plans'))
    community = await createCommunity(sql)
    for (const name of ['owner', 'other', 'instructor', 'stranger'] as const)
      people[name] = await createPerson(sql, name)
    await addMember(sql, community, people.owner, 'student')
    await addMember(sql, community, people.other, 'student')
    await addMember(sql, community, people.instructor, 'instructor')
    await sql`insert into study_plans (community_id, user_id) values (${community}, ${people.owner})`
  })

  it.each([
    ['the learner whose row it is', 'owner', 'riud', ['note']],
    ['another learner of the community', 'other', '----', []],
    ['an instructor of the community', 'instructor', 'r---', []],
    ['a stranger', 'stranger', '----', []],
    ['a visitor without an account', null, '----', []],
  ] as const)('opens its table to %s as far as its policies say', async (_, actor, cell, updatable) => {
    const attempt = {
      see: `user_id = '${people.owner}'`,
      insert: `(community_id, user_id, note) values ('${community}', '${people.owner}', 'new')`,
    }
    const columns = ['community_id', 'user_id', 'note', 'created_at', 'updated_at']
    const found = await tryTable(database().sql, actor && people[actor], 'study_plans', attempt, columns)
    expect(found).toEqual({ cell, updatable })
  })

  it('meets the rules for tables: row-level security, comments, indexed keys, one policy a verb, each a sentence', async () => {
    const [table] = await database().sql<{ walled: boolean; comment: string; keys: number; indexes: number }[]>`
      select
        relrowsecurity as walled, obj_description(oid) as comment,
        (select count(*)::int from pg_constraint where conrelid = pg_class.oid and contype = 'f') as keys,
        (select count(*)::int from pg_index where indrelid = pg_class.oid and not indisprimary) as indexes
      from pg_class where oid = 'public.study_plans'::regclass
    `
    expect(table).toEqual({ walled: true, comment: expect.any(String), keys: 2, indexes: 2 })
    const policies = await database().sql<{ verb: string; name: string }[]>`
      select cmd as verb, policyname as name from pg_policies where tablename = 'study_plans' order by cmd
    `
    expect(policies.map(({ verb }) => verb)).toEqual(['DELETE', 'INSERT', 'SELECT', 'UPDATE'])
    expect(policies.filter(({ name }) => !/^[A-Z]\w*,? [^.]{8,}$/.test(name))).toEqual([])
  })
})
