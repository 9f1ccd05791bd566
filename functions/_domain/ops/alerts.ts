export type Severity = 'critical' | 'warning'

/** What is watched: the most urgent first. */
export const ALERTS = {
  'processes-down': {
    severity: 'critical',
    title: 'A process does not answer',
    means: 'A functions server, a worker or the site no longer answers.',
    advice: 'Read the last lines of its log, then start it again. If it ends again, go back to the release before.',
  },
  'unlock-latency': {
    severity: 'critical',
    title: 'Achievements arrive late',
    means: 'Learners wait for what they earned.',
    advice: 'See whether events wait. If so, start more workers; if not, look for slow or blocked queries in Postgres.',
  },
  'queue-depth': {
    severity: 'critical',
    title: 'Events pile up',
    means: 'More events arrive than are applied, so nobody sees what they earned.',
    advice: 'See whether the workers run. Start more of them; look at parked events for one that fails over and over.',
  },
  'unlock-failures': {
    severity: 'critical',
    title: 'Events fail',
    means: 'Some events are not applied, so learners miss what they earned.',
    advice: 'Read the errors of the parked events. Put them back once the cause is gone: none is lost.',
  },
  'display-time': {
    severity: 'warning',
    title: 'Achievements are shown slowly',
    means: 'Pages with achievements and progress take long.',
    advice: 'See whether the cache finds responses and whether requests wait for a connection to the database.',
  },
  'cache-hit-rate': {
    severity: 'warning',
    title: 'The cache finds too little',
    means: 'Postgres answers what the cache should, which works until there is much to do.',
    advice:
      'After a start this passes by itself. Otherwise raise DISPLAY_CACHE_MB, or look for what invalidates so often.',
  },
  'server-errors': {
    severity: 'warning',
    title: 'Requests fail',
    means: 'People see that something went wrong on our side.',
    advice: 'Search the log for status 500 and above; each line has the request and its error.',
  },
  'finish-time': {
    severity: 'warning',
    title: 'Finishing a test is slow',
    means: 'Learners wait for their result.',
    advice:
      'Look for slow disks and blocked queries in Postgres. Beyond 2,000 waiting finishes, learners are asked to try again.',
  },
  'pool-waiting': {
    severity: 'warning',
    title: 'Requests wait for the database',
    means: 'All connections of a process are in use.',
    advice: 'Look for long transactions in Postgres. If there are none, start one more server.',
  },
  'worker-overdue': {
    severity: 'warning',
    title: 'A worker is silent',
    means: 'Some work beside requests is not done: a loop hangs, fails every time, or does not run.',
    advice: 'Read the errors in the log of the workers, then start them again.',
  },
  'shared-cache-down': {
    severity: 'warning',
    title: 'The shared cache does not answer',
    means:
      'Each process goes on with its own memory and Postgres. Nothing is lost or stale, but Postgres has more to do.',
    advice: 'Look at Redis: whether it runs, takes the password and has memory left.',
  },
  'wal-age': {
    severity: 'warning',
    title: 'Changes are not backed up',
    means: 'WAL is not shipped, so what came since would be lost with the database.',
    advice:
      'Look whether npm run backup -- run is running, and read what it says. Postgres keeps what is not shipped, and its disk fills.',
  },
  'backup-age': {
    severity: 'warning',
    title: 'The newest backup is old',
    means: 'A restore would take longer, and without WAL it would lose more.',
    advice: 'Read why the last one failed; docs/backups.md has what to do. Take one with npm run backup -- now.',
  },
  'restore-age': {
    severity: 'warning',
    title: 'No backup was restored lately',
    means: 'Backups are taken, and nobody knows whether they can be restored.',
    advice: 'Read why the last try failed. npm run backup -- verify says which object is wrong.',
  },
} as const satisfies Record<string, { severity: Severity; title: string; means: string; advice: string }>

export type AlertId = keyof typeof ALERTS

export const ALERT_IDS: readonly AlertId[] = Object.keys(ALERTS).filter((id): id is AlertId =>
  Object.hasOwn(ALERTS, id),
)
