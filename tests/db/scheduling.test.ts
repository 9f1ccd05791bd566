import { describe, expect, it } from 'vitest'
import { outbox } from '../../deploy/kubernetes/workers.ts'
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1'
import { pushEvents } from '../../functions/_db/queries/engine/event-queue.ts'
import { readOutboxDepth } from '../../functions/_db/queries/ops/outbox.ts'
import { withService } from '../../functions/_db/session.ts'
import { read } from '../repo/files.ts'
import { finish } from '../support/activities.ts'
import { useApi, WORKER_SECRET } from '../support/api.ts'
import { createPerson } from '../support/people.ts'

describe('what schedulers ask of the database', () => {
  const api = useApi()
  const sql = () => api().database.sql

  async function push(count: number) {
    const [harbor] = await sql()`select id from communities where slug = 'harbor'`
    const who = { user_id: await createPerson(sql(), 'Quin'), community_id: harbor?.id }
    const events = Array.from({ length: count }, (_, day) => finish({}, { ...who, day }))
    await withService(api().database.db, (tx) => pushEvents(tx, events))
  }

  it("KEDA's query says how many events wait, with the login of the functions", async () => {
    await sql()`delete from event_queue`
    await push(7)
    await sql()`update event_queue set parked_at = now(), error = 'broken' where id = (select min(id) from event_queue)`
    const trigger = outbox.find((model) => model instanceof ScaledObject)?.spec.triggers[0]
    const query = trigger?.metadata.query ?? ''
    const rows = await api().database.db.withConnection((connection) => connection.sql.unsafe(query))
    expect(rows.map((row) => Object.values(row).map(Number))).toEqual([[6]])
    expect(await withService(api().database.db, readOutboxDepth)).toEqual({ waiting: 6, parked: 1 })
  })

  it('schedule.sql calls what events-worker has, with its secret, as often as what waits needs', async () => {
    // What the platform has in its extensions, as far as the file uses it.
    await sql().unsafe(`
      create schema cron; create schema net; create schema vault;
      create table cron.job (name text primary key, schedule text, command text);
      create function cron.schedule(name text, schedule text, command text) returns bigint language sql as
        $$ insert into cron.job values (name, schedule, command); select 1::bigint $$;
      create table net.calls (url text, body jsonb, headers jsonb);
      create function net.http_post(
        url text, body jsonb default '{}', params jsonb default '{}', headers jsonb default '{}',
        timeout_milliseconds integer default 5000
      ) returns bigint language sql as $$ insert into net.calls values (url, body, headers); select 1::bigint $$;
      create table vault.decrypted_secrets (name text, decrypted_secret text);
      insert into vault.decrypted_secrets values
        ('laude_functions_url', 'http://api.test/functions/v1'), ('laude_worker_secret', '${WORKER_SECRET}');
    `)
    await sql().unsafe(read('deploy/supabase/schedule.sql').replaceAll(/^create extension.*$/gm, ''))
    const jobs = await sql()<{ name: string; command: string }[]>`select name, command from cron.job order by name`
    expect(jobs.map(({ name }) => name)).toEqual(['laude-drain', 'laude-forget-calls', 'laude-sweep'])
    const run = async (name: string) => {
      await sql()`delete from net.calls`
      await sql().unsafe(jobs.find((job) => job.name === name)?.command ?? '')
      return sql()<{ url: string; body: object; headers: Record<string, string> }[]>`select * from net.calls`
    }
    await sql()`delete from event_queue`
    expect(await run('laude-drain')).toHaveLength(0)
    await push(250)
    const drains = await run('laude-drain')
    expect(drains).toHaveLength(3)
    for (const { url, body, headers } of [...drains, ...(await run('laude-sweep'))]) {
      const path = url.replace('http://api.test/functions/v1', '')
      const response = await api().ask(path, undefined, { method: 'POST', headers, body: JSON.stringify(body) })
      expect([path, response.status]).toEqual([path, 200])
    }
    expect(await sql()`select from event_queue`).toHaveLength(0)
    expect(
      await sql()`select has_function_privilege('authenticated', 'private.call_worker(text)', 'execute') as may`,
    ).toEqual([{ may: false }])
  })
})
