import { describe, expect, it } from 'vitest'
import { assistantEnv } from '../../functions/_http/assistant-env.ts'
import { readEnv } from '../../functions/_http/env.ts'
import { influxVariables } from '../../functions/_http/influx-env.ts'
import { kafkaVariables } from '../../functions/_http/kafka-env.ts'
import { mailVariables } from '../../functions/_http/mail-env.ts'
import { metricsVariables } from '../../functions/_http/metrics-env.ts'
import { redisVariables } from '../../functions/_http/redis-env.ts'
import { workerVariables } from '../../functions/_http/worker-env.ts'

const NEEDED = { DATABASE_URL: 'postgres://localhost/laude', SUPABASE_URL: 'http://localhost:54321' }
const OTHERS = [
  'JWT_SECRET',
  'JWT_ISSUER',
  'WORKER_SECRET',
  'EVENTS_MODE',
  'RATE_LIMITS',
  'API_PORT',
  'ALLOWED_ORIGINS',
]
const OPTIONAL = [
  ...OTHERS,
  ...[
    assistantEnv,
    influxVariables,
    kafkaVariables,
    mailVariables,
    metricsVariables,
    redisVariables,
    workerVariables,
  ].flatMap((variables) => Object.keys(variables)),
]

describe('the environment', () => {
  it.each(OPTIONAL)('takes an empty %s for one that is not set', (name) => {
    expect(readEnv({ ...NEEDED, [name]: '' })).toEqual(readEnv(NEEDED))
  })

  it('names what is missing', () => {
    expect(() => readEnv({ ...NEEDED, DATABASE_URL: '' })).toThrow(/set DATABASE_URL/)
  })
})
