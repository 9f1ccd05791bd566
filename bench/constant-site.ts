import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, startService, stopService } from '../supabase/local/process.ts'
import { freePort } from '../tests/support/free-port.ts'
import { root } from './cluster.ts'

export interface ConstantPage {
  path: string
  status: number
  headers: Record<string, string>
  body: Uint8Array
}

const OUR_SERVER = "export { server } from './server/server.js'"

/** What adapter-node calls for each request, in place of SvelteKit. */
const CONSTANT_SERVER = `
import { readFileSync } from 'node:fs'
const pages = new Map(
  JSON.parse(readFileSync(process.env.CONSTANT_PAGES, 'utf8')).map(({ path, body, ...page }) => [
    path,
    { ...page, body: Buffer.from(body, 'base64') },
  ]),
)
export const server = {
  init: async () => {},
  respond: async (request) => {
    const page = pages.get(new URL(request.url).pathname)
    return page ? new Response(page.body, page) : new Response('', { status: 404 })
  },
}
`

/** The server of the site as it is built, with constant pages instead of SvelteKit. */
export async function startConstantSite(home: string, pages: ConstantPage[]) {
  const folder = join(home, 'constant')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'web/build'), join(folder, 'build'), { recursive: true })
  cpSync(join(root, 'web/server.ts'), join(folder, 'server.ts'))
  const manifest = join(folder, 'build/adapter-node.js')
  const built = readFileSync(manifest, 'utf8')
  if (!built.includes(OUR_SERVER)) throw new Error(`web/build/adapter-node.js does not have: ${OUR_SERVER}`)
  writeFileSync(manifest, built.replace(OUR_SERVER, CONSTANT_SERVER))
  const file = join(folder, 'pages.json')
  writeFileSync(
    file,
    JSON.stringify([HEALTH, ...pages].map((page) => ({ ...page, body: Buffer.from(page.body).toString('base64') }))),
  )
  const port = await freePort()
  const service = startService({
    name: 'The constant site',
    command: process.execPath,
    args: ['--import', join(root, 'supabase/local/exit-with-parent.ts'), 'server.ts'],
    cwd: folder,
    env: { HOST: '127.0.0.1', PORT: String(port), CONSTANT_PAGES: file },
    log: join(folder, 'constant.log'),
  })
  const url = `http://127.0.0.1:${port}`
  await answers(service, `${url}${HEALTH.path}`)
  return { url, stop: () => stopService(service) }
}

const HEALTH: ConstantPage = { path: '/constant-health', status: 200, headers: {}, body: new Uint8Array() }
