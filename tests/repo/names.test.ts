import { describe, expect, it } from 'vitest'
import { files, read } from './files.ts'

/** What every layer is divided by. A new room gets its line here, in every layer the same word. */
const NOUNS = [
  'assignments',
  'ability',
  'achievements',
  'analysis',
  'announcements',
  'assistant',
  'attempts',
  'audit',
  'authoring',
  'boards',
  'certificates',
  'challenges',
  'comments',
  'communities',
  'corrections',
  'courses',
  'engine',
  'failover',
  'gates',
  'goals',
  'groups',
  'help',
  'insights',
  'live',
  'locale',
  'mail',
  'marking',
  'mastery',
  'media',
  'memory',
  'notes',
  'notifications',
  'ops',
  'plans',
  'practice',
  'profiles',
  'rate-limits',
  'readiness',
  'recovery',
  'resources',
  'response-cache',
  'rewards',
  'rules',
  'streaks',
  'support',
  'tests',
  'time',
  'workers',
  'xp',
]

/** Rooms that only the site has: pages of no one noun. */
const PAGES = ['api-reference', 'dashboard', 'landing', 'learners', 'sign-in', 'ui-gallery']

const LAYERS: Record<string, readonly string[]> = {
  'functions/_contracts': NOUNS,
  'functions/_db/queries': NOUNS,
  'functions/_domain': NOUNS,
  'functions/_services': NOUNS,
  'tests/domain': NOUNS,
  'tests/services': NOUNS,
  'tests/web': [...NOUNS, ...PAGES],
  'web/src/lib/features': [...NOUNS, ...PAGES],
}

describe('names', () => {
  it.each(Object.entries(LAYERS))('every folder of %s is one of the agreed nouns', (layer, nouns) => {
    const folders = new Set(
      files.filter((file) => file.startsWith(`${layer}/`)).map((file) => file.slice(layer.length + 1).split('/')),
    )
    const rooms = new Set([...folders].flatMap(([room, ...rest]) => (rest.length > 0 && room ? [room] : [])))
    expect(rooms.size).toBeGreaterThan(3)
    expect([...rooms].filter((room) => !nouns.includes(room))).toEqual([])
  })

  it('an exported type is declared once: whoever searches for its name finds the one that is meant', () => {
    const declared = files
      .filter((file) => /^(functions|web\/src|supabase|tests|bench)\/.*\.(ts|svelte)$/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/^\s*export (?:declare )?(?:interface|type|class) ([A-Z]\w*)/gm)].map(
          ([, name = '']): [name: string, file: string] => [name, file],
        ),
      )
    expect(declared.length).toBeGreaterThan(500)
    const places = Map.groupBy(declared, ([name]) => name)
    expect([...places].filter(([, found]) => found.length > 1).map(([, found]) => found)).toEqual([])
  })
})
