import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import postgres from 'postgres'
import type { z } from 'zod'
import { attempt as attemptContract } from '../../../functions/_contracts/attempts/attempts.ts'
import type { WireAnswer } from '../../../functions/_contracts/attempts/answers.ts'
import { result as resultContract } from '../../../functions/_contracts/attempts/results.ts'
import { saved as savedContract } from '../../../functions/_contracts/attempts/submissions.ts'
import { findHarbor } from '../../../bench/find-harbor.ts'
import { tokenFor } from '../../../bench/api.ts'
import { addMember, createPerson } from '../../../tests/support/people.ts'
import { seated } from '../../../tests/support/sitter.ts'
import { loadKeys } from '../../local/auth/keys.ts'
import type { Lab } from './lab.ts'

/** What a server said that it has. */
interface Acknowledged {
  answered: number
  isFinished: boolean
}

/** What was lost of what servers said that they have. */
export interface Losses {
  saves: number
  finishes: number
}

const TEST = 'networking-fundamentals'
const LENGTH = 25
/** How long a request may take, and how long a learner's device waits before it sends it again, in milliseconds. */
const TIMEOUT = 3000
const AGAIN = 100
const READING = { max: 2, connect_timeout: 3, onnotice: () => {} }

/** So many learners who take one exam after another, each answer saved at once, wherever DNS leads them. */
export async function startLearners(lab: Lab, count: number) {
  const { url } = lab.machines[lab.pointsTo()]
  const keys = await loadKeys(join(lab.home, 'auth-keys.json'))
  const sql = postgres(url, { max: 4, onnotice: () => {} })
  const harbor = await findHarbor(sql)
  const [test] = await sql<{ id: string }[]>`
    select id from tests where slug = ${TEST} and community_id = ${harbor.id}
  `
  const tokens = await Promise.all(
    Array.from({ length: count }, async () => {
      const id = await createPerson(sql, 'A learner of the drill')
      await addMember(sql, harbor.id, id, 'student')
      const sessionId = randomUUID()
      await sql`insert into auth.sessions (id, user_id) values (${sessionId}, ${id})`
      return tokenFor({ id, sessionId }, 'http://laude.drill/auth/v1', keys)
    }),
  )
  await sql.end({ timeout: 2 })

  const acknowledged = new Map<string, Acknowledged>()
  const going = new AbortController()
  const isGoing = () => !going.signal.aborted
  const counts = { saves: 0, finishes: 0 }
  let onWrite: ((machine: 'a' | 'b') => void) | undefined

  /** Sends the same until a server says that it is done. Undefined: it never will be, as what it is about is gone. */
  const insist = async <T>(
    token: string,
    contract: z.ZodType<T>,
    [method, path, body]: [string, string, () => object],
  ): Promise<T | undefined> => {
    while (isGoing()) {
      const machine = lab.pointsTo()
      try {
        const response = await fetch(`${lab.api()}/functions/v1/attempts-api${path}`, {
          method,
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify(body()),
          signal: AbortSignal.timeout(TIMEOUT),
        })
        const text = await response.text()
        if (response.ok) {
          const acknowledgement = contract.parse(JSON.parse(text).data)
          onWrite?.(machine)
          return acknowledgement
        }
        if (response.status === 404 || response.status === 409) return undefined
      } catch {
        // Nothing came back, so nobody knows whether it was done: the same is sent again.
      }
      await rest(AGAIN)
    }
    return undefined
  }

  const databases = { a: postgres(lab.machines.a.url, READING), b: postgres(lab.machines.b.url, READING) }

  /** What to answer, from the tables. Undefined: the attempt is gone. */
  const readAnswers = async (id: string): Promise<readonly WireAnswer[] | undefined> => {
    for (let tries = 0; tries < 100 && isGoing(); tries++) {
      const late = rest(TIMEOUT).then(() => undefined)
      const read = seated({ database: { sql: databases[lab.pointsTo()] } }, id)
      const found = await Promise.race([read.catch(() => undefined), late])
      if (found) return found.questions.map(({ right }) => right)
      await rest(AGAIN)
    }
    return undefined
  }

  const takeExams = async (token: string) => {
    await rest(Math.random() * 1000)
    while (isGoing()) {
      const body = () => ({ test_id: test?.id, mode: 'exam', length: LENGTH, restart: true })
      const attempt = await insist(token, attemptContract, ['POST', '/attempts', body])
      if (!attempt) continue
      const own: Acknowledged = { answered: 0, isFinished: false }
      acknowledged.set(attempt.id, own)
      const answers = await readAnswers(attempt.id)
      let isThere = answers !== undefined
      for (const [index, answer] of (answers ?? []).entries()) {
        await rest(400 + Math.random() * 800)
        const at = Date.now()
        const save = () => ({
          sent_at: Date.now(),
          responses: [{ number: index + 1, answer, at }],
        })
        const saved = await insist(token, savedContract, ['PATCH', `/attempts/${attempt.id}`, save])
        if (!saved) {
          isThere = false
          break
        }
        own.answered = saved.answered
        counts.saves++
      }
      if (!isThere || !isGoing()) continue
      const finished = await insist(token, resultContract, ['POST', `/attempts/${attempt.id}/finish`, () => ({})])
      own.isFinished = finished !== undefined
      if (finished) counts.finishes++
    }
  }
  const all = Promise.all(tokens.map((token) => takeExams(token)))

  return {
    counts,
    /** Resolves when a write was acknowledged by this machine. */
    writesAt: (machine: 'a' | 'b'): Promise<void> =>
      new Promise((resolve) => {
        onWrite = (at) => {
          if (at === machine) resolve()
        }
      }),
    /** Compares what was acknowledged with what the database has; from then on counts anew. */
    findLosses: async (databaseUrl: string): Promise<Losses & { checked: Acknowledged[] }> => {
      const known = new Map([...acknowledged].map(([id, it]) => [id, { ...it }]))
      const reader = postgres(databaseUrl, { max: 1, onnotice: () => {} })
      try {
        const rows = await reader<{ id: string; answered: number; status: string }[]>`
          select id, answered, status from attempts where id = any (${[...known.keys()]}::uuid[])
        `
        const found = new Map(rows.map((row) => [row.id, row]))
        const losses = { saves: 0, finishes: 0 }
        for (const [id, { answered, isFinished }] of known) {
          losses.saves += Math.max(0, answered - (found.get(id)?.answered ?? 0))
          if (isFinished && found.get(id)?.status !== 'finished') losses.finishes++
        }
        for (const id of known.keys()) acknowledged.delete(id)
        return { ...losses, checked: [...known.values()] }
      } finally {
        await reader.end({ timeout: 2 })
      }
    },
    stop: async () => {
      going.abort()
      await all
      await Promise.all(Object.values(databases).map((it) => it.end({ timeout: 0 })))
    },
  }
}

export type Learners = Awaited<ReturnType<typeof startLearners>>
