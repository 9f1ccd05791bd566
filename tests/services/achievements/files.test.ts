import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { achievementFile, type AchievementFile } from '../../../functions/_contracts/achievements/file.ts'
import { connect, type Database } from '../../../functions/_db/client.ts'
import { exportAchievements } from '../../../functions/_services/achievements/export-file.ts'
import { importAchievements } from '../../../functions/_services/achievements/import-file.ts'
import { parseAchievementFile } from '../../../functions/_services/achievements/parse-file.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { activity } from '../../support/activities.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { useGuild } from '../../support/guild.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'

describe('achievements as files', () => {
  const guild = useGuild()
  let owner: Database
  let admin: string
  const people: string[] = []
  let file: AchievementFile
  beforeAll(async () => {
    const { database, deps } = guild.api()
    owner = connect(database.url)
    admin = await createPerson(guild.sql(), 'Ada Admin')
    await guild.sql()`insert into community_packs (community_id, pack) values (${guild.id()}, 'typing')`
    await guild.publish(
      { slug: 'first_post', criteria: { counter: 'post_created', gte: 1 } },
      { slug: 'writer', criteria: { counter: 'post_created', gte: 1 }, tiers: { bronze: 1, silver: 2, gold: 9 } },
      { slug: 'collector', criteria: { achievements: ['first_post', 'writer'] } },
    )
    for (const posts of [1, 3]) {
      const person = await guild.member('student', 'Lea')
      await guild.post(person, posts)
      people.push(person)
    }
    const typed = activity('typing_test_completed', {
      ...{ user_id: people[0] ?? '', community_id: guild.id() },
      metrics: { wpm: 90, accuracy: 99 },
    })
    await applyEvents(deps, [typed])
    file = await exportAchievements(owner, guild.slug(), Date.now())
  })
  afterAll(() => owner?.end())

  /** An empty community with the same members. */
  const elsewhere = async (members = people) => {
    const sql = guild.sql()
    const id = await createCommunity(sql)
    for (const person of members) await addMember(sql, id, person, 'student')
    const [row] = await sql<{ slug: string }[]>`select slug from communities where id = ${id}`
    return { id, slug: row?.slug ?? '' }
  }
  const take = (
    community: string,
    actor?: string,
    more: { file?: AchievementFile; addresses?: Record<string, string> } = {},
  ) => importAchievements(owner, { community, file, actor, now: Date.now(), ...more })
  const differences = async (community_id: string) => {
    const { db, rulesets } = guild.api().deps
    const found = await Promise.all(people.map((user_id) => verifyLearner(db, rulesets, { user_id, community_id })))
    return found.flat().map(({ what }) => what)
  }

  it('an export has definitions and awards, with what they paid', () => {
    expect(file.definitions.map(({ slug }) => slug)).toEqual(['first_post', 'writer', 'collector'])
    expect(file.packs).toEqual(['typing'])
    expect(file.awards.length).toBeGreaterThan(5)
    expect(file.awards.every(({ paid }) => paid && paid.xp >= 50)).toBe(true)
    expect(file.awards.some(({ pack }) => pack === 'typing')).toBe(true)
    expect(achievementFile.parse(JSON.parse(JSON.stringify(file)))).toEqual(file)
  })

  it('an import into an empty community makes its export equal, pays once, and a repeat changes nothing', async () => {
    const { id, slug } = await elsewhere()
    expect(await take(slug)).toMatchObject({ definitions: file.definitions, conflicts: [], unknownMembers: [] })
    expect((await exportAchievements(owner, slug, 0)).definitions).toEqual([])
    const plan = await take(slug, admin)
    expect(plan.awards.length).toBe(file.awards.length)
    const [copied] = [await exportAchievements(owner, slug, 0)]
    expect({ ...copied, community: file.community, exported_at: file.exported_at }).toEqual(file)
    expect(await differences(id)).toEqual([])
    const repeat = await take(slug, admin)
    expect(repeat).toMatchObject({ definitions: [], awards: [], packs: [], same: { awards: file.awards.length } })
    const [row] = await guild.sql()`
      select
        (select sum(amount)::int from xp_transactions where community_id = ${id}) as paid,
        (select sum(total)::int from user_counters where community_id = ${id}) as total,
        (select count(*)::int from audit_log where community_id = ${id} and action = 'achievements.imported') as noted
    `
    const paid = file.awards.reduce((sum, award) => sum + (award.paid?.xp ?? 0), 0)
    expect(row).toEqual({ paid, total: paid, noted: 1 })
  })

  it('what was imported is not earned and paid a second time', async () => {
    const { id, slug } = await elsewhere()
    await take(slug, admin)
    const paid = () => guild.sql()`
      select sum(amount)::int as xp from xp_transactions where community_id = ${id} and reason = 'achievement'
    `
    const [before] = await paid()
    const post = activity('post_created', { user_id: people[0] ?? '', community_id: id })
    await applyEvents(guild.api().deps, [post])
    expect(await paid()).toEqual([before])
    expect(await differences(id)).toEqual([])
  })

  it('awards of people who are no members wait; another address of theirs can be given', async () => {
    const { slug } = await elsewhere(people.slice(1))
    const gone = `${people[0]}@example.test`
    expect((await take(slug)).unknownMembers).toEqual([gone])
    const plan = await take(slug, undefined, { addresses: { [gone]: `${people[1]}@example.test` } })
    expect(plan.unknownMembers).toEqual([])
  })

  it('a definition that is another one here stops the import, and nothing is written', async () => {
    const { slug } = await elsewhere()
    await take(slug, admin, { file: { ...file, awards: [], definitions: file.definitions.slice(0, 1) } })
    const changed = file.definitions.map((it) => (it.slug === 'first_post' ? { ...it, name: 'Another name' } : it))
    const other = { ...file, definitions: changed }
    expect((await take(slug, undefined, { file: other })).conflicts).toEqual([
      'first_post is defined here in another way.',
    ])
    await expect(take(slug, admin, { file: other })).rejects.toThrow('first_post')
    const unknown = { ...file, awards: file.awards.map((it) => ({ ...it, pack: 'custom', slug: 'nowhere' })) }
    await expect(take(slug, admin, { file: unknown })).rejects.toThrow('no achievement nowhere')
    expect((await exportAchievements(owner, slug, 0)).definitions.length).toBe(1)
  })

  it('the command writes a file that only its owner can read, and says what an import would do', async () => {
    const { slug } = await elsewhere()
    const path = join(await mkdtemp(join(tmpdir(), 'laude-')), 'guild.json')
    const run = async (...args: string[]) => {
      const command = join(import.meta.dirname, '../../../functions/achievements.ts')
      const env = { ...process.env, DATABASE_URL: guild.api().database.url }
      return (await promisify(execFile)(process.execPath, [command, ...args, '--file', path], { env })).stdout
    }
    expect(await run('export', '--community', guild.slug())).toContain(`3 definitions and ${file.awards.length} awards`)
    expect((await stat(path)).mode & 0o077).toBe(0)
    expect(await run('import', '--community', slug)).toBe(
      `New: 3 definitions, ${file.awards.length} awards, 1 packs.\nThere already: 0 definitions, 0 awards.\n`,
    )
    await rm(dirname(path), { recursive: true })
  })

  it('a file of another version, or with a rule that is none, is refused', () => {
    expect(achievementFile.safeParse({ ...file, version: 2 }).success).toBe(false)
    const [first, ...rest] = file.definitions
    const broken = { ...file, definitions: [{ ...first, criteria: { counter: 'no_such_thing', gte: 1 } }, ...rest] }
    expect(() => parseAchievementFile(JSON.stringify(broken))).toThrow(
      /^The file has mistakes:\ndefinitions\.0\.criteria/,
    )
    expect(() => parseAchievementFile('{')).toThrow('no JSON')
    expect(parseAchievementFile(JSON.stringify(file))).toEqual(file)
  })
})
