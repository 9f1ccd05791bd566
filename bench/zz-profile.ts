import { withCluster } from './cluster.ts'
import { makePeople, settle } from './learners.ts'
import { copyTests, drawSittings, prepareAttempts } from './prepared.ts'
import { withApi } from './api.ts'
import { learnerId, FIRST_LEARNER } from './finishes.ts'
import { ATTEMPT_PREFIX } from './statement.ts'
import { connect } from '../functions/_db/client.ts'
import { createRulesets } from '../functions/_services/events/rulesets.ts'
import { createTaking } from '../functions/_services/attempts/taking.ts'
import { createRecorder } from '../functions/_services/events/record.ts'
import { createFunctions } from '../functions/functions.ts'
import { mount } from '../functions/_http/mount.ts'
import { Session } from 'node:inspector/promises'
import { writeFileSync } from 'node:fs'

await withCluster(async ({ sql, url }) => {
  const [harbor] = await sql`select id from communities where slug = 'harbor'`
  const L = 2000, T = 10
  await makePeople(sql, { communityId: harbor!.id, from: 0, count: L })
  const sittings = await drawSittings(sql, 'networking-fundamentals')
  const tests = await copyTests(sql, 'networking-fundamentals', T)
  await prepareAttempts(sql, { communityId: harbor!.id, tests, sittings, learners: L, from: 0, to: L * T })
  await settle(sql)
  const db = connect(url())
  const engine = { db, rulesets: createRulesets(), now: Date.now }
  const deps: any = { db, engine, recorder: createRecorder(engine, 'inline'), taking: createTaking(engine, 'inline'), verify: async (t: string) => ({ sub: t, role: 'authenticated' }), workerSecret: undefined, allowedOrigins: [], log: () => {}, now: Date.now }
  const fetch = mount(createFunctions(deps))
  const go = async (from: number, to: number) => {
    let n = from
    const t = performance.now()
    await Promise.all(Array.from({ length: 256 }, async () => {
      while (n < to) {
        const a = n++
        const r = await fetch(new Request(`http://x/functions/v1/attempts-api/attempts/${ATTEMPT_PREFIX}${FIRST_LEARNER + a}/finish`, { method: 'POST', headers: { Authorization: 'Bearer ' + learnerId(a % L), 'Content-Type': 'application/json' }, body: sittings[a % sittings.length]!.body.replaceAll('"at":0', `"at":${Date.now()}`).replace('"sent_at":0', `"sent_at":${Date.now()}`) }))
        const x = await r.text()
        if (r.status !== 200) throw new Error(x)
      }
    }))
    console.log(to - from, 'in', performance.now() - t, process.cpuUsage())
  }
  await go(0, 6000)
  const s = new Session(); s.connect()
  await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 200 }); await s.post('Profiler.start')
  const c0 = process.cpuUsage()
  await go(6000, 18000)
  const c1 = process.cpuUsage(c0)
  console.log('cpu µs per finish', (c1.user + c1.system) / 12000)
  const { profile } = await s.post('Profiler.stop') as any
  writeFileSync('/tmp/finish.cpuprofile', JSON.stringify(profile))
  const self = new Map<string, number>(); const total = profile.samples.length
  const byId = new Map(profile.nodes.map((n: any) => [n.id, n]))
  for (const id of profile.samples) { const n: any = byId.get(id); const k = `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').slice(-3).join('/')}:${n.callFrame.lineNumber}`; self.set(k, (self.get(k) ?? 0) + 1) }
  for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 45)) console.log((100 * v / total).toFixed(1), k)
  await db.end()
})
