import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { postgresUrl } from '../../supabase/local/postgres.ts'
import { recordDemoHistory } from '../../supabase/local/demo/record-history.ts'
import { Failure } from '../../supabase/local/failure.ts'
import { LIMITS } from '../../supabase/preview/findings.ts'
import { preview } from '../../supabase/preview/preview.ts'
import type { Report } from '../../supabase/preview/report.ts'
import { createScratchDatabases, databaseOf } from '../../supabase/preview/scratch-database.ts'
import { toMarkdown } from '../../supabase/preview/to-markdown.ts'
import { toPage } from '../../supabase/preview/to-page.ts'
import { toReport } from '../../supabase/preview/write-report.ts'
import { root } from '../repo/files.ts'

const BIG = 30_000
const UNREAD = 'public.notifications'

/** The tree with one more migration, or with nothing more. */
function treeWith(sql?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'laude-change-'))
  for (const room of ['migrations', 'seeds']) {
    mkdirSync(join(folder, room))
    for (const file of readdirSync(join(root, room)).filter((name) => name.endsWith('.sql')))
      symlinkSync(join(root, room, file), join(folder, room, file))
  }
  if (sql !== undefined) writeFileSync(join(folder, 'migrations/20991231000000_made_up.sql'), sql)
  return folder
}

describe('a preview', () => {
  const server = createScratchDatabases(postgresUrl(inject('postgresPort'), 'laude_template'))
  const folders: string[] = []
  let url = ''

  /** A connection for a moment: Postgres copies a database whole while nobody is connected to it. */
  async function ask<T>(question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
    const sql = postgres(url, { max: 1, onnotice: () => {} })
    try {
      return await question(sql)
    } finally {
      await sql.end()
    }
  }

  beforeAll(async () => {
    url = await server.create('laude_template')
    await recordDemoHistory(url)
    await ask(async (sql) => {
      await sql`
        insert into notifications (id, user_id, community_id, kind, payload)
        select gen_random_uuid(), user_id, community_id, 'unlock', '{}'
        from (select user_id, community_id from user_counters limit 1) as someone, generate_series(1, ${BIG})
      `
      await sql`
        insert into audit_log (action, subject_type, subject_id) select 'made.up', 'nothing', n from generate_series(1, ${BIG}) as n
      `
      // As a job makes one when its month comes.
      await sql`
        create table partitions.community_days_2031_01 partition of community_days for values from ('2031-01-01') to ('2031-02-01')
      `
      await sql`analyze`
    })
  })
  afterAll(async () => {
    await server.dropAll()
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  const copies = () => ask((sql) => sql`select from pg_database where starts_with(datname, 'laude_preview_')`)

  async function previewOf(sql?: string, rounds = 0): Promise<Report & { everything: string }> {
    const folder = treeWith(sql)
    folders.push(folder)
    const scratch = createScratchDatabases(url)
    try {
      const result = await preview(scratch, { url, folder, rounds })
      // A busy machine may take its time.
      const report = toReport(result, { ...LIMITS, noticedMs: Infinity })
      return { ...report, everything: toMarkdown(report) }
    } finally {
      await scratch.dropAll()
    }
  }

  it('of nothing is harmless', async () => {
    const report = await previewOf()
    expect(report.verdict).toBe('harmless')
    expect(report.everything).toContain('has every migration and seed of this tree already')
  })

  it('of a column that may be null and an index built beside the work calls them harmless', async () => {
    const report = await ask(async (somebody) => {
      await somebody`select 1`
      return previewOf(
        `
        alter table public.audit_log add column source text;
        create index concurrently audit_log_source_idx on public.audit_log (source);
      `,
        7,
      )
    })
    expect(report.findings).toEqual([])
    expect(report.verdict).toBe('harmless')
    expect(report.summary).toMatch(/^Harmless: nobody waits/)
    expect(report.everything).toContain('Column `audit_log.source` is new: text, may be null, no default.')
    expect(report.everything).toContain('Index `audit_log_source_idx` on `audit_log` is new: `btree (source)`.')
    expect(report.everything).toContain('everybody can read and write `audit_log`, nobody can change its schema')
    expect(report.everything).toContain('a copy of its rows, since others were connected')
  })

  it('of a rewritten table says which, how many rows, and who waits', async () => {
    const report = await previewOf(`alter table ${UNREAD} add column token uuid not null default gen_random_uuid();`)
    expect(report.verdict).toBe('dangerous')
    expect(report.summary).toMatch(
      /^Dangerous: `migrations\/20991231000000_made_up\.sql` rewrites `notifications`, 3\d,\d{3} rows, in .*nobody can read or write `notifications` for /,
    )
    expect(report.findings.filter(({ level }) => level === 'dangerous')).toHaveLength(1)
    expect(report.everything).toContain('writes `notifications` anew, row by row')
  })

  it('of a raised threshold names who would not get the achievement any more, and of deleted awards who loses it', async () => {
    const raised = `
      select private.amend_achievements('exam-prep', '[
        {"slug": "test_rookie", "criteria": {"counter": "test_completed", "gte": 100000}},
        {"slug": "bronze_grinder", "criteria": {"counter": "test_completed", "gte": 1}}
      ]');
    `
    const [held] = await ask(
      (sql) => sql<{ holders: number; example: string }[]>`
      select count(distinct user_id)::integer as holders, min(user_id::text) as example
      from user_achievements
      join achievements on achievements.id = achievement_id
      where slug = 'test_rookie' and revoked_at is null
    `,
    )
    expect(held?.holders).toBeGreaterThan(20)
    const report = await previewOf(raised)
    expect(report.verdict).toBe('look')
    expect(report.findings.map(({ text }) => text)).toContainEqual(
      `${held?.holders} learners hold “Test Rookie” and do not meet its rule any more. They keep it; nobody who did as much gets it from now on.`,
    )
    expect(report.findings.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^\d+ learners would get “Bronze Grinder” by the next sweep\.$/),
    )
    const deleting = await previewOf(`${raised}
      delete from public.user_achievements using public.achievements
      where achievements.id = achievement_id and slug = 'test_rookie';
    `)
    expect(deleting.verdict).toBe('dangerous')
    expect(deleting.summary).toMatch(new RegExp(`^Dangerous: ${held?.holders} learners would lose “Test Rookie”\\.`))
    expect(deleting.everything).toContain(`\`${held?.example}\``)
    const names = await ask((sql) => sql<{ display_name: string }[]>`select display_name from profiles`)
    expect(names.filter(({ display_name }) => deleting.everything.includes(display_name))).toEqual([])
  })

  it('of a change that fails says which statement of which file, and that nothing is kept', async () => {
    const report = await previewOf(`
      create table public.plans (id uuid primary key);
      alter table public.plans enable row level security;
      alter table public.plans add constraint plans_owner foreign key (owner) references public.profiles;
    `)
    expect(report.verdict).toBe('dangerous')
    expect(report.summary).toMatch(
      /^Dangerous: `migrations\/20991231000000_made_up\.sql` fails at line 4, `alter table public\.plans add constraint plans_owner .*`: column "owner" referenced in foreign key constraint does not exist; nothing of the file is kept\.$/,
    )
    expect(report.everything).not.toContain('Table `plans` is new')
  })

  it('of wider access says who may do what now, above all where a table has no row-level security', async () => {
    const report = await previewOf(`
      create table public.plans (id uuid primary key, user_id uuid not null);
      alter policy "Learners read their own streak days, instructors those of their community" on public.streak_days
        using (true);
    `)
    expect(report.summary).toMatch(/^Dangerous: `plans` has no row-level security/)
    expect(report.everything).toContain(
      'Nobody in particular (`anon`) may read, insert, update and delete every row of `plans`.',
    )
    expect(report.everything).toContain(
      'Policy “Learners read their own streak days, instructors those of their” (`authenticated`, select on `streak_days`) opens other rows: where `true`; before where ',
    )
    expect(report.findings.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^The sample learner reads [\d,]+ rows of `streak_days`, before [\d,]+ rows\.$/),
    )
    expect(report.findings.find(({ text }) => text.startsWith('The sample learner'))?.level).toBe('dangerous')
  })

  it('of another plan says what it reads now, and of rows how many change', async () => {
    const report = await previewOf(
      `
        drop index public.leaderboard_scores_listed_idx;
        update public.tests set title = title || '.';
      `,
      1,
    )
    expect(report.everything).toMatch(/\| `tests` \| `migrations\/20991231000000_made_up.sql` \| 0 \| \d+ \| 0 \|/)
    expect(report.everything).toMatch(
      /Another plan for a leaderboard: .*, before .*`Index (Only )?Scan on leaderboard_scores by leaderboard_scores_listed_idx`/,
    )
    expect(report.everything).toMatch(/\| A leaderboard \| [\d.]+ ms \||\| A leaderboard \| under 1 ms \|/)
  })

  it('of a database that is a copy already leaves the change there, and nothing else', async () => {
    const scratch = createScratchDatabases(url)
    try {
      const copy = await scratch.create(databaseOf(url))
      const folder = treeWith('alter table public.contents add column source text;')
      folders.push(folder)
      const report = toReport(await preview(scratch, { url: copy, folder, rounds: 1, isScratch: true }))
      expect(toMarkdown(report)).toContain('on the database itself, which was given as a copy to try things on')
      expect(toMarkdown(report)).toMatch(/\| Finishing a test \| [\d.]+ m?s \| [\d.]+ m?s \|/)
      const sql = postgres(copy, { max: 1 })
      const [left] = await sql`
        select
          exists (select from information_schema.columns where table_name = 'contents' and column_name = 'source') as changed,
          to_regnamespace('laude_preview') is null as tidy,
          exists (select from supabase_migrations.schema_migrations where version = '20991231000000') as recorded
      `
      await sql.end()
      expect(left).toEqual({ changed: true, tidy: true, recorded: true })
    } finally {
      await scratch.dropAll()
    }
  })

  it('of a database that is ahead of the tree is refused', async () => {
    const folder = treeWith()
    folders.push(folder)
    rmSync(join(folder, 'migrations', readdirSync(join(folder, 'migrations')).toSorted().at(-1) ?? ''))
    const scratch = createScratchDatabases(url)
    const refused = preview(scratch, { url, folder, rounds: 0 })
    await expect(refused).rejects.toThrow(Failure)
    await expect(refused).rejects.toThrow('The database has migrations that this tree does not')
    await scratch.dropAll()
  })

  it('that is interrupted drops its copies and says that it was', async () => {
    const folder = treeWith('select pg_sleep(3600);')
    folders.push(folder)
    const args = ['supabase/preview/run.ts', '--on', url, '--files', folder, '--out', join(folder, 'out')]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    const ended = once(child, 'exit')
    for await (const chunk of child.stderr) if (String(chunk).includes('Running')) break
    child.kill('SIGINT')
    expect(await ended).toEqual([130, null])
    expect(await copies()).toHaveLength(1)
  })

  it('is a page of one file without scripts, and leaves no copy beside the one it was made of', async () => {
    const page = toPage(await previewOf())
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)
    expect(await copies()).toHaveLength(1)
  })
})
