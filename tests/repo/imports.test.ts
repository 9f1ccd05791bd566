import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { files, read } from './files.ts'

// Imports go one way. A room may reach only into the rooms named here (types of the apps: the site alone).
const rooms: Record<string, string[]> = {
  _domain: [],
  _contracts: ['_domain'],
  _cache: ['_domain'],
  _kafka: ['_domain'],
  _db: ['_domain'],
  _formats: ['_contracts', '_domain'],
  _services: ['_cache', '_contracts', '_db', '_domain', '_formats', '_kafka'],
  _http: ['_cache', '_contracts', '_db', '_domain', '_kafka', '_services'],
  function: ['_contracts', '_http', '_services'],
  serve: ['_db', '_domain', '_http', '_kafka', '_services', 'function'],
  // What is pure decides the same in a browser.
  web: ['_contracts', '_domain'],
}

const packages: Record<string, string[]> = {
  // The schedule of FSRS, as pure as the rest, in one file.
  _domain: ['ts-fsrs'],
  _contracts: ['zod'],
  _cache: ['@upstash/redis', 'redis'],
  _kafka: ['@platformatic/kafka'],
  _db: ['drizzle-orm', 'postgres'],
  _formats: ['csv-parse', 'csv-stringify', 'saxes'],
  // The clients of what other companies run, and what decodes pictures.
  _services: ['@anthropic-ai/sdk', '@imagemagick/magick-wasm', 'nodemailer'],
  _http: ['@hono/zod-openapi', 'hono', 'jose', 'prom-client', 'zod'],
  function: ['@hono/zod-openapi', 'zod'],
  serve: [],
}

function roomOf(file: string): string | undefined {
  const [top, second = ''] = file.split('/')
  if (top === 'web') return 'web'
  if (top !== 'functions') return undefined
  if (second.startsWith('_')) return second
  return second.endsWith('.ts') ? 'serve' : 'function'
}

/** What the site's names for other folders stand for (`imports` of web/package.json). */
const aliases: [prefix: string, folder: string][] = [
  ['#contracts/', 'functions/_contracts/'],
  ['#domain/', 'functions/_domain/'],
  ['#functions/', 'functions/'],
  ['#lib/', 'web/src/lib/'],
]

/** The file that an import names, or nothing where it names a package. */
function fileOf(file: string, target: string): string | undefined {
  if (target.startsWith('.')) return normalize(join(dirname(file), target))
  const alias = aliases.find(([prefix]) => target.startsWith(prefix))
  return alias && alias[1] + target.slice(alias[0].length)
}

interface Import {
  file: string
  target: string
  typeOnly: boolean
}

/** The room of a service: its folder, or the file itself where it stands beside them. */
const serviceRoomOf = (file: string): string | undefined => /^functions\/_services\/([^/]+)/.exec(file)?.[1]

/** A way through these arrows that comes back to where it began, each room with the room it imports. */
function findRoomCycle(arrows: ReadonlyMap<string, ReadonlyMap<string, string>>): string | undefined {
  const acyclic = new Set<string>()
  const search = (room: string, path: readonly string[]): string | undefined => {
    if (acyclic.has(room)) return undefined
    const start = path.indexOf(room)
    if (start >= 0) {
      const cycle = [...path.slice(start), room]
      const causes = cycle.slice(1).map((to, index) => arrows.get(cycle[index] ?? '')?.get(to))
      return `${cycle.join(' → ')}: ${causes.join('; ')}`
    }
    for (const next of arrows.get(room)?.keys() ?? []) {
      const cycle = search(next, [...path, room])
      if (cycle !== undefined) return cycle
    }
    acyclic.add(room)
    return undefined
  }
  return [...arrows.keys()].map((room) => search(room, [])).find((cycle) => cycle !== undefined)
}

const imports: Import[] = files
  .filter((file) => /^(functions|web\/src)\/.*\.(ts|svelte)$/.test(file))
  .flatMap((file) =>
    [...read(file).matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\s+from\s+)?['"]([^'"]+)['"]/gm)].map(
      ([, type, target = '']) => ({ file, target, typeOnly: type !== undefined }),
    ),
  )

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(150)
  })

  it('between rooms go one way', () => {
    const wrong = imports.filter(({ file, target, typeOnly }) => {
      const named = fileOf(file, target)
      if (named === undefined) return false
      const from = roomOf(file)
      const to = roomOf(named)
      if (!from || !to || from === to) return false
      // The site learns the shape of the API from the apps' types, and the database of the domain's.
      if (from === 'web' && to === 'function' && typeOnly) return false
      return !rooms[from]?.includes(to)
    })
    expect(wrong).toEqual([])
  })

  it('between rooms of the services never lead back to the room they came from', () => {
    const arrows = new Map<string, Map<string, string>>()
    for (const { file, target } of imports) {
      const [from, to] = [serviceRoomOf(file), serviceRoomOf(fileOf(file, target) ?? '')]
      if (!from || !to || from === to) continue
      const reached = arrows.get(from) ?? new Map<string, string>()
      arrows.set(from, reached.set(to, `${file} imports ${fileOf(file, target)}`))
    }
    expect(arrows.size).toBeGreaterThan(10)
    expect(findRoomCycle(arrows)).toBeUndefined()
  })

  it('that form a cycle are named with the imports that close it', () => {
    const arrow = (to: string, because: string) => new Map([[to, because]])
    const arrows = new Map([
      ['xp', arrow('context.ts', 'xp/award.ts imports context.ts')],
      ['context.ts', arrow('attempts', 'context.ts imports attempts/start.ts')],
      ['attempts', arrow('xp', 'attempts/to-result.ts imports xp/to-level.ts')],
    ])
    expect(findRoomCycle(arrows)).toBe(
      'xp → context.ts → attempts → xp: xp/award.ts imports context.ts; ' +
        'context.ts imports attempts/start.ts; attempts/to-result.ts imports xp/to-level.ts',
    )
    arrows.delete('attempts')
    expect(findRoomCycle(arrows)).toBeUndefined()
  })

  it('of packages stay in the rooms that are made for them', () => {
    const wrong = imports.filter(({ file, target }) => {
      const allowed = packages[roomOf(file) ?? '']
      if (!allowed || target.startsWith('.') || target.startsWith('node:')) return false
      const name = target.split('/', target.startsWith('@') ? 2 : 1).join('/')
      return !allowed.includes(name)
    })
    expect(wrong).toEqual([])
  })

  it('of the schedule of FSRS are in one file', () => {
    expect(imports.filter(({ target }) => target === 'ts-fsrs').map(({ file }) => file)).toEqual([
      'functions/_domain/memory/card.ts',
    ])
  })

  it('leave domain and formats pure: no I/O, no clock, no randomness', () => {
    const impure = files
      .filter((file) => /^functions\/_(domain|formats)\//.test(file))
      .filter((file) =>
        /["']node:|Date\.now|new Date\(\)|Math\.random|crypto\.|fetch\(|process\.|Deno/.test(read(file)),
      )
    expect(impure).toEqual([])
  })

  it('name files whole: Deno and the deploy follow them by text', () => {
    expect(
      imports.filter(
        ({ file, target }) => file.startsWith('functions/') && target.startsWith('.') && !/\.(ts|json)$/.test(target),
      ),
    ).toEqual([])
  })

  it('mention Deno only where a server starts', () => {
    const mentions = files
      .filter((file) => /^functions\/.*\.ts$/.test(file))
      .filter((file) => /\bDeno\b/.test(read(file).replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '')))
    expect(mentions.filter((file) => !/^functions\/([a-z-]+\/index|serve)\.ts$/.test(file))).toEqual([])
  })

  it('pass row-level security by only where it is said', () => {
    const users = files.filter(
      (file) => /^functions\/.*\.ts$/.test(file) && /\b(?:withService|readAsService)\(/.test(read(file)),
    )
    expect(users.filter((file) => !/^functions\/(_services\/|_db\/session\.ts)/.test(file))).toEqual([])
  })
})
