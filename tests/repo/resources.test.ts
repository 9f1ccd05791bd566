import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { learningResource, resourceKind, resourceLevel } from '../../functions/_contracts/resources/resources.ts'
import { readResources } from '../../supabase/tools/resources/read-resources.ts'
import { files, read, root } from './files.ts'
import { PUBLISHERS } from './publishers.ts'

const communities = readResources(join(root, 'seeds/resources'))
const resources = [...communities.values()].flat()

/** What a community teaches: the topics of its banks, or the titles of its courses if it has no bank. */
function topicsOf(community: string): Set<string> {
  const banks = files
    .filter((file) => /^seeds\/\d+_bank_\w+\.sql$/.test(file))
    .map(read)
    .filter((sql) => sql.includes(`'test:${community}:`))
  const topics = banks.flatMap((sql) => [...sql.matchAll(/"topic": "([^"]+)"/g)])
  const courses = read('seeds/01_communities.sql').matchAll(
    new RegExp(String.raw`\(\s*'${community}', '[a-z-]+', '([^']+)',\n`, 'g'),
  )
  return new Set((topics.length > 0 ? topics : [...courses]).map(([, name = '']) => name))
}

const duplicates = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

const good = {
  slug: 'rfc-768',
  title: 'RFC 768: User Datagram Protocol',
  url: 'https://www.rfc-editor.org/rfc/rfc768',
  publisher: 'RFC Editor',
  kind: 'standard',
  level: 'beginner',
  language: 'en',
  cost: 'free',
  minutes: 5,
  topics: ['protocols and ports'],
  why: 'It is short.',
}

describe('a learning resource', () => {
  it.each([
    ['as it is', {}],
    ['with no time, where one looks things up', { minutes: null }],
    ['in a language of a region', { language: 'pt-BR' }],
    ['with a parameter that says which page is meant', { url: 'https://example.org/watch?v=1' }],
    ['with a dot inside of a word', { why: 'It defines TLS 1.3 and robots.txt.' }],
  ])('is accepted %s', (_, change) => {
    expect(learningResource.safeParse({ ...good, ...change }).error).toBeUndefined()
  })

  it.each([
    ['an address without TLS', { url: 'http://example.org/' }],
    ['no address', { url: 'example.org' }],
    ['an address that tracks', { url: 'https://example.org/?utm_source=laude' }],
    ['a kind that is none', { kind: 'podcast' }],
    ['a level that is none', { level: 'easy' }],
    ['a cost that is none', { cost: 'cheap' }],
    ['a language that is no tag', { language: 'English' }],
    ['no minutes at all', { minutes: 0 }],
    ['no topic', { topics: [] }],
    ['a topic twice', { topics: ['routing', 'routing'] }],
    ['two sentences', { why: 'It is short. It is old.' }],
    ['a sentence without an end', { why: 'It is short' }],
    ['a sentence that is too long', { why: `It is ${'very '.repeat(30)}short.` }],
    ['a character that is none', { title: 'RFC\0' }],
    ['a slug that is none', { slug: 'RFC 768' }],
    ['a field that nobody knows', { stars: 5 }],
  ])('is refused with %s', (_, change) => {
    expect(learningResource.safeParse({ ...good, ...change }).success).toBe(false)
  })
})

describe('the seeded resources', () => {
  it('are many, of every kind and level', () => {
    expect(resources.length).toBeGreaterThanOrEqual(120)
    expect(new Set(resources.map(({ kind }) => kind))).toEqual(new Set(resourceKind.options))
    expect(new Set(resources.map(({ level }) => level))).toEqual(new Set(resourceLevel.options))
  })

  it.each(['harbor', 'lumen'])('of %s name every topic at least twice, and no other', (community) => {
    const topics = topicsOf(community)
    const named = Map.groupBy(communities.get(community)?.flatMap(({ topics }) => topics) ?? [], (topic) => topic)
    expect(topics.size).toBeGreaterThan(0)
    expect(new Set(named.keys())).toEqual(topics)
    expect([...named].filter(([, times]) => times.length < 2)).toEqual([])
  })

  it('belong to seeded communities', () => {
    const seeded = [...read('seeds/01_communities.sql').matchAll(/stable_id\('community:([a-z-]+)'\)/g)]
    expect(seeded.map(([, slug]) => slug)).toEqual(expect.arrayContaining([...communities.keys()]))
  })

  it('are each there once, sorted by slug', () => {
    expect(duplicates(resources.map(({ slug }) => slug))).toEqual([])
    expect(duplicates(resources.map(({ url }) => url.replace(/\/$/, '')))).toEqual([])
    for (const listed of communities.values()) {
      const slugs = listed.map(({ slug }) => slug)
      expect(slugs).toEqual(slugs.toSorted())
    }
  })

  it('keep their slugs; vitest -u writes the list after one was added', async () => {
    const slugs = resources.map(({ slug }) => slug).toSorted()
    await expect(`${slugs.join('\n')}\n`).toMatchFileSnapshot('resource-slugs.txt')
  })

  it('are pages of known publishers', () => {
    const strangers = resources.filter(({ url, publisher }) => PUBLISHERS[new URL(url).host] !== publisher)
    expect(strangers.map(({ slug, url, publisher }) => ({ slug, url, publisher }))).toEqual([])
    const hosts = new Set(resources.map(({ url }) => new URL(url).host))
    expect(Object.keys(PUBLISHERS).filter((host) => !hosts.has(host))).toEqual([])
  })

  it('say how long a course, a video or a lab takes', () => {
    const kinds = new Set(['objectives', 'course', 'video', 'lab'])
    expect(resources.filter(({ kind, minutes }) => kinds.has(kind) && minutes === null)).toEqual([])
  })
})
