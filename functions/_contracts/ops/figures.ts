import { z } from 'zod'
import { instant } from '../wire.ts'

const count = z.int()
const seconds = z.number().nullable()
const milliseconds = z.number().nullable()

export const alert = z
  .object({
    id: z.string(),
    severity: z.enum(['critical', 'warning']),
    state: z.enum(['ok', 'firing', 'unknown']).describe('unknown: nobody could measure it, or too little happened'),
    title: z.string(),
    sentence: z.string().describe('the figure beside its limit'),
    means: z.string(),
    advice: z.string(),
    since: instant.nullable().describe('when the workers found it in this state; null: just now'),
  })
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof alert>

const unlockCounts = z.object({ applied: count, duplicate: count, failed: count }).meta({ id: 'UnlockCounts' })

export const processState = z.enum(['up', 'lost', 'ended'])

export const reportingProcess = z
  .object({
    id: z.uuid(),
    host: z.string(),
    pid: z.int(),
    role: z.string(),
    version: z.string().describe('the newest migration that its code knows'),
    started_at: instant,
    seen_at: instant,
    state: processState.describe('lost: it stopped telling of itself; ended: it was asked to'),
    bytes: z.number().describe('its memory'),
    streams: count.nullable(),
    waiting: count.nullable().describe('what waits in it for a connection to the database'),
  })
  .meta({ id: 'ReportingProcess' })
export type ReportingProcess = z.infer<typeof reportingProcess>

export const minuteFigures = z
  .object({
    at: instant,
    requests: count,
    failed: count,
    unlocks: count,
    display_p95_ms: milliseconds,
    unlock_p99_s: seconds,
  })
  .meta({ id: 'MinuteFigures' })
export type MinuteFigures = z.infer<typeof minuteFigures>

/** Counts and percentiles are of the last five minutes, unless their name says otherwise. */
export const figures = z
  .object({
    at: instant,
    verdict: z.string().describe('the whole in one sentence'),
    alerts: z.array(alert).describe('firing first, then what nobody knows'),
    queue: z.object({
      waiting: count,
      oldest_s: seconds,
      parked: count.describe('events that failed for good'),
      kafka: count.nullable().describe('null: not used'),
    }),
    unlocks: z.object({
      now: unlockCounts,
      hour: unlockCounts,
      p50_s: seconds,
      p99_s: seconds,
    }),
    display: z.object({ shown: count, p50_ms: milliseconds, p95_ms: milliseconds }),
    cache: z.object({ hits: count, misses: count }),
    functions: z.array(
      z
        .object({
          name: z.string(),
          requests: count,
          failed: count,
          p50_ms: milliseconds,
          p99_ms: milliseconds,
        })
        .meta({ id: 'FunctionFigures' }),
    ),
    minutes: z.array(minuteFigures).describe('of the last hour, the oldest first'),
    processes: z.array(reportingProcess),
    workers: z.array(
      z
        .object({
          name: z.string(),
          turns: count,
          failed: count,
          overdue_s: z.number().nullable().describe('by how much its next turn is late; null: nobody says'),
        })
        .meta({ id: 'WorkerFigures' }),
    ),
    streams: count.nullable().describe('streams of notifications that are open; null: no process says'),
    database: z.object({
      bytes: z.number(),
      connections: count,
      max_connections: count,
      oldest_transaction_s: seconds,
      blocked: count.describe('what waits for a lock'),
      migration: z.string().nullable(),
      is_current: z.boolean().describe('whether it has every migration that this function needs'),
    }),
    backups: z
      .object({
        taken_s: seconds.describe('how long ago the newest backup was taken; null: never yet'),
        restored_s: seconds.describe('how long ago one was restored and found whole'),
        shipped_s: seconds.describe('how long ago all WAL was shipped'),
        recovery_s: seconds.describe('how long that restore took'),
        recovery_point_s: seconds.describe('how old the last transaction was that it brought back'),
        error: z.string().nullable().describe('why the last of them failed, unless it went well since'),
      })
      .describe('what npm run backup noted'),
    mail: z.object({ waiting: count, oldest_s: seconds, failed_today: count }),
    assistant: z.object({
      spent: z.number().describe('this month, in millionths of a dollar'),
      reserved: z.number(),
      budget: z.number(),
    }),
    boards_s: seconds.describe('how old leaderboards are at the most'),
    days: z.object({
      newest: z.iso.date().nullable().describe('the newest day that was counted'),
      due: count.describe('days that wait to be counted'),
    }),
  })
  .meta({ id: 'OpsFigures' })
export type FiguresAnswer = z.infer<typeof figures>

export const access = z.object({ is_operator: z.boolean() }).meta({ id: 'OpsAccess' })
