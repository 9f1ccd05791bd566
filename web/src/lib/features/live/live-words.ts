import type { LivePace, LiveStatus } from '#domain/live/session.ts'

export const PACE: Record<LivePace, string> = { in_step: 'In step', own: 'Own pace' }

export const STATE: Record<LiveStatus, string> = { lobby: 'Waiting to start', live: 'Running', ended: 'Over' }
