import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkLinks } from '../../supabase/tools/resources/check-links.ts'
import { linkReport } from '../../supabase/tools/resources/link-report.ts'
import { readResources } from '../../supabase/tools/resources/read-resources.ts'
import { root } from '../repo/files.ts'
import { freePort } from '../support/free-port.ts'

/** What the server does at each path. */
const PAGES: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/page': (_, response) => response.end('here'),
  '/old': (_, response) => response.writeHead(301, { location: '/page' }).end(),
  '/same': (_, response) => response.writeHead(302, { location: '/same/' }).end(),
  '/same/': (_, response) => response.end('here'),
  '/gone': (_, response) => response.writeHead(404).end(),
  '/no-head': ({ method }, response) => response.writeHead(method === 'HEAD' ? 405 : 200).end('here'),
  '/forbidden-head': ({ method }, response) => response.writeHead(method === 'HEAD' ? 403 : 200).end('here'),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/silent': () => {},
}

describe('checking links', () => {
  const requests: string[] = []
  const agents = new Set<string | undefined>()
  const held: ServerResponse[] = []
  let most = 0
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    agents.add(request.headers['user-agent'])
    if (!request.url?.startsWith('/held')) return PAGES[request.url ?? '']?.(request, response)
    held.push(response)
    most = Math.max(most, held.length)
    // Were fewer asked at a time, nobody would ever be answered.
    if (held.length === 4) for (const waiting of held.splice(0)) waiting.end()
  })
  let origin: string
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (typeof address !== 'object' || !address) throw new Error('not listening')
    origin = `http://127.0.0.1:${address.port}`
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  beforeEach(() => void requests.splice(0))

  /** As patient as a busy machine needs it. */
  const check = async (path: string, patience = 600_000) => {
    const [checked] = await checkLinks([{ slug: 'a-link', url: path.startsWith('/') ? origin + path : path }], {
      patience,
    })
    return checked
  }

  it('is done with HEAD where a server answers that', async () => {
    expect(await check('/page')).toMatchObject({ outcome: 'fine', detail: '' })
    expect(requests).toEqual(['HEAD /page'])
    expect([...agents]).toEqual([expect.stringMatching(/^laude-resources-check /)])
  })

  it('says where a page moved to', async () => {
    expect(await check('/old')).toMatchObject({ outcome: 'moved', detail: `${origin}/page` })
    expect(await check('/same')).toMatchObject({ outcome: 'moved', detail: `${origin}/same/` })
  })

  it('does not take a fragment for a move', async () => {
    expect(await check('/page#part')).toMatchObject({ outcome: 'fine' })
  })

  it('asks with GET before a page counts as gone', async () => {
    expect(await check('/gone')).toMatchObject({ outcome: 'failed', detail: '404 Not Found' })
    expect(requests).toEqual(['HEAD /gone', 'GET /gone'])
  })

  it.each(['/no-head', '/forbidden-head'])('takes the answer to GET where HEAD is refused: %s', async (path) => {
    expect(await check(path)).toMatchObject({ outcome: 'fine' })
    expect(requests).toEqual([`HEAD ${path}`, `GET ${path}`])
  })

  it('gives up on a server that does not answer', async () => {
    expect(await check('/silent', 50)).toMatchObject({ outcome: 'failed', detail: 'no answer within 0.05 s' })
  })

  it('says why a request failed', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}/`
    expect(await check(nobody)).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('ECONNREFUSED') })
    expect(await check('/loop')).toMatchObject({ outcome: 'failed', detail: 'redirect count exceeded' })
  })

  it('asks four at a time and keeps the order', async () => {
    const links = Array.from({ length: 12 }, (_, n) => ({ slug: `held-${n}`, url: `${origin}/held/${n}` }))
    const checked = await checkLinks(links, { patience: 600_000 })
    expect(checked).toEqual(links.map((link) => ({ ...link, outcome: 'fine', detail: '' })))
    expect(most).toBe(4)
  })
})

describe('the report', () => {
  it('shows what failed, then what moved, and counts the rest', () => {
    expect(
      linkReport([
        { slug: 'here', url: 'https://a.example/', outcome: 'fine', detail: '' },
        { slug: 'moved', url: 'https://b.example/', outcome: 'moved', detail: 'https://c.example/' },
        { slug: 'long-gone', url: 'https://d.example/', outcome: 'failed', detail: '404 Not Found' },
      ]),
    ).toBe(`failed  long-gone  https://d.example/ → 404 Not Found
moved   moved      https://b.example/ → https://c.example/
3 addresses: 1 fine, 1 moved, 1 failed.`)
  })

  it('is one line where all is well', () => {
    expect(linkReport([{ slug: 'here', url: 'https://a.example/', outcome: 'fine', detail: '' }])).toBe(
      '1 address: 1 fine, 0 moved, 0 failed.',
    )
  })
})

describe('npm run resources:check', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'laude-resources-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['supabase/tools/check-resources.ts', ...args], { cwd: root, encoding: 'utf8' })
  const [resource] = readResources(join(root, 'seeds/resources')).get('harbor') ?? []

  it('fails with the table if a page cannot be reached', () => {
    const url = 'https://nobody.example.org/'
    writeFileSync(join(folder, 'harbor.json'), JSON.stringify([{ ...resource, slug: 'nobody', url }]))
    const { status, stdout, stderr } = run('--folder', folder)
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toContain(`failed  nobody  ${url} → `)
    expect(stdout).toContain('1 address: 0 fine, 0 moved, 1 failed.')
  })

  it('passes if nothing failed', () => {
    writeFileSync(join(folder, 'harbor.json'), '[]')
    expect(run('--folder', folder)).toMatchObject({ status: 0, stdout: '0 addresses: 0 fine, 0 moved, 0 failed.\n' })
  })

  it.each([
    ['a resource that is not well formed', JSON.stringify([{ ...resource, kind: 'podcast' }]), 'is not well formed'],
    ['a file that is not JSON', '[', 'harbor.json is not JSON.'],
  ])('says in sentences that it found %s', (_, json, sentence) => {
    writeFileSync(join(folder, 'harbor.json'), json)
    const { status, stdout, stderr } = run('--folder', folder)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
  })

  it('refuses an option that it does not know', () => {
    expect(run('--fast')).toMatchObject({ status: 1, stderr: expect.stringContaining('The only option is a folder.') })
  })
})
