import { Hono } from 'hono'
import { serve } from './loopback.ts'

/** A project's ref has twenty letters. */
export const PROJECTS = { staging: 'stagingstagingstagin', production: 'productionproduction' } as const

interface HostedProject {
  settings: Record<string, string>
  /** The commit that is written in the code of each function. */
  functions: Record<string, string>
}

/**
 * What the Supabase CLI asks of the management API to deploy, and the functions it deploys: each says at /health which
 * release is written in the code that was uploaded.
 */
export async function startManagementApi() {
  const projects = new Map<string, HostedProject>(
    Object.values(PROJECTS).map((ref) => [ref, { settings: {}, functions: {} }]),
  )
  const of = (ref: string) => projects.get(ref) ?? { settings: {}, functions: {} }
  /** Releases whose functions answer that they are unwell. */
  const unwell = new Set<string>()
  const described = (slug: string) => ({
    ...{ id: slug, slug, name: slug, status: 'ACTIVE', version: 1, created_at: 1, updated_at: 1 },
    ...{ verify_jwt: false, import_map: true },
  })

  const app = new Hono()
  app.get('/v1/projects/:ref', (c) => {
    const ref = c.req.param('ref')
    return c.json({
      ...{ id: ref, ref, name: ref, organization_id: 'org', organization_slug: 'org', region: 'eu-central-1' },
      ...{ status: 'ACTIVE_HEALTHY', created_at: '2026-01-01T00:00:00Z' },
      database: { host: 'db.example.test', version: '17', postgres_engine: '17', release_channel: 'ga' },
    })
  })
  app.post('/v1/projects/:ref/secrets', async (c) => {
    const given: { name: string; value: string }[] = await c.req.json()
    Object.assign(of(c.req.param('ref')).settings, Object.fromEntries(given.map(({ name, value }) => [name, value])))
    return c.json({}, 201)
  })
  app.get('/v1/projects/:ref/functions', (c) =>
    c.json(Object.keys(of(c.req.param('ref')).functions).map((slug) => described(slug))),
  )
  app.post('/v1/projects/:ref/functions/deploy', async (c) => {
    const slug = c.req.query('slug') ?? ''
    const [, commit = ''] = /DEPLOYED = '(\w*)'/.exec(await c.req.text()) ?? []
    of(c.req.param('ref')).functions[slug] = commit
    return c.json(described(slug), 201)
  })
  app.put('/v1/projects/:ref/functions', async (c) => c.json({ functions: await c.req.json() }))
  app.get('/:ref/functions/v1/:name/health', (c) => {
    const name = c.req.param('name')
    const release = of(c.req.param('ref')).functions[name]
    if (release === undefined) return c.text('Not found', 404)
    return unwell.has(release) ? c.json({ status: 'unavailable', release }, 503) : c.json({ status: 'ok', release })
  })
  const server = await serve(() => app)
  return { ...server, of, unwell }
}
