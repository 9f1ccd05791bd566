import type { Report } from '../../supabase/preview/report.ts'

const FILE = '`migrations/20991231000000_made_up.sql`'

/** A report with everything that a report may have. */
export const madeUpReport: Report = {
  title: 'What this change would do',
  verdict: 'dangerous',
  summary: 'Dangerous: `plans` has no row-level security: whoever holds a grant reads every row. And 3 more things.',
  findings: [
    { level: 'dangerous', text: '`plans` has no row-level security: whoever holds a grant reads every row.' },
    {
      level: 'dangerous',
      text: `${FILE} rewrites \`notifications\`, 31,144 rows, in 553 ms, and nobody can read or write \`notifications\` for 589 ms.`,
    },
    {
      level: 'look',
      text: '30 learners hold “Test Rookie” and do not meet its rule any more. They keep it; nobody who did as much gets it from now on.',
    },
    { level: 'look', text: '3 learners would get “Bronze Grinder” by the next sweep.' },
  ],
  about: 'Tried with the rows of `postgres`, 43,718 of them in 76 tables, on a copy that Postgres made, file by file.',
  sections: [
    {
      id: 'files',
      title: 'What was run',
      lead: '1 file went through in 589 ms.',
      items: [],
      tables: [
        {
          caption: 'Files, and the slowest statement of each',
          head: ['File', '#Statements', '#Time', 'Slowest statement', '#Its time'],
          rows: [
            [FILE, '4', '589 ms', '`alter table public.notifications add column token uuid not null defau…`', '553 ms'],
          ],
        },
      ],
    },
    {
      id: 'schema',
      title: 'Schema',
      lead: '3 differences between the catalog before and after.',
      items: [
        'Table `plans` is new, with `id` (uuid, required, no default), `title` (text, may be null, no default).',
        'Column `notifications.token` is new: uuid, required, default `gen_random_uuid()`.',
        'Constraint `plans_pkey` on `plans` is new: `PRIMARY KEY (id)`.',
      ],
      tables: [],
    },
    {
      id: 'locks',
      title: 'Locks and time',
      lead: 'The longest wait: nobody can read or write `notifications` for 589 ms.',
      items: [],
      tables: [
        {
          caption: 'Locks on tables that were there before',
          head: ['File', 'Meanwhile', 'Lock', '#For', '#Rows', 'From the statement'],
          rows: [
            [
              FILE,
              'nobody can read or write `notifications`',
              'AccessExclusive',
              '589 ms',
              '31,144',
              '`alter table public.notifications add column token uuid not null default gen_random_uuid()`',
            ],
          ],
        },
      ],
    },
    {
      id: 'achievements',
      title: 'Achievements and gates',
      lead: 'By the rules as the sweep evaluates them, for every learner: 1 kept but no longer met and 1 given by the next sweep.',
      items: [],
      tables: [
        {
          caption: 'What learners would have, and would not',
          head: ['What', 'Is', '#Learners', 'For example'],
          rows: [
            [
              'achievement “Test Rookie”',
              'kept, and not met any more, by',
              '30',
              '`0207ee2e-246e-8838-8c34-96585e70ed28` `04a2dbe3-6450-8e99-8544-273cd2765ba1`',
            ],
            [
              'achievement “Bronze Grinder”',
              'given by the next sweep to',
              '3',
              '`430a495c-76ae-81d8-8edb-3a1c9d0b8389`',
            ],
          ],
        },
      ],
    },
    {
      id: 'access',
      title: 'Who may do what',
      lead: '1 right or policy differs. Sample people read other rows of 1 table.',
      items: ['Nobody in particular (`anon`) may read, insert, update and delete every row of `plans`.'],
      tables: [
        {
          caption: 'Rows that sample people read',
          head: ['Table', '#nobody', '#learner', '#instructor', '#admin'],
          rows: [['`plans`', '0', '0', '0', '0']],
        },
      ],
    },
  ],
}
