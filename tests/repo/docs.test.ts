import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { files, json, read } from './files.ts'
import { anchorsIn, countWords, linksIn, pathsIn, scriptsIn } from './markdown.ts'

/** Links in help articles are addresses of the site; tests/web/help has their test. */
const pages = files.filter((file) => file.endsWith('.md') && !file.startsWith('seeds/help/'))
const folders = new Set(files.flatMap((file) => parents(file)))

function parents(file: string): string[] {
  const parent = dirname(file)
  return parent === '.' ? [] : [parent, ...parents(parent)]
}

const isThere = (path: string) => files.includes(path) || folders.has(path)

describe('the docs', () => {
  it('are there', () => {
    expect(pages.filter((page) => /^[A-Z]+\.md$/.test(page)).toSorted()).toEqual([
      'AGENTS.md',
      'ARCHITECTURE.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'README.md',
      'SECURITY.md',
    ])
  })

  it.each(pages)('%s names only files that are there', (page) => {
    const named = [...linksIn(page).map(({ file }) => file), ...pathsIn(page)]
    expect(named.filter((path) => !isThere(path))).toEqual([])
  })

  it.each(pages)('%s links only to headings that are there', (page) => {
    const dead = linksIn(page).filter(
      ({ file, anchor }) => anchor !== undefined && (!isThere(file) || !anchorsIn(file).includes(anchor)),
    )
    expect(dead).toEqual([])
  })

  it.each(pages)('%s names only npm scripts that are there', (page) => {
    const manifest = z.object({ scripts: z.record(z.string(), z.string()) })
    const scripts = new Set(
      ['package.json', 'web/package.json'].flatMap((file) => Object.keys(manifest.parse(json(file)).scripts)),
    )
    expect(scriptsIn(page).filter((script) => !scripts.has(script))).toEqual([])
  })

  it('are all linked from the README.md of their folder, and those of folders from docs/README.md', () => {
    const unlinked = pages
      .filter((page) => page.startsWith('docs/') && page !== 'docs/README.md')
      .filter((page) => {
        const index = page.endsWith('/README.md') ? 'docs/README.md' : `${dirname(page)}/README.md`
        return !linksIn(index).some(({ file }) => file === page)
      })
    expect(unlinked).toEqual([])
  })

  it('say of each topic where its code is and which tests hold it', () => {
    // An index has no code of its own, and schema.md is written from the catalog of a database.
    const topics = pages.filter((page) => /^docs\/[\w-]+\.md$/.test(page) && !/\/(README|schema)\.md$/.test(page))
    expect(topics.length).toBeGreaterThan(10)
    const endings = topics.filter((page) => !anchorsIn(page).join(' ').endsWith('where-the-code-is tests-that-hold-it'))
    expect(endings).toEqual([])
  })

  it.each(pages)('%s has no leftovers of a merge, not even reformatted ones', (page) => {
    expect(read(page)).not.toMatch(/<{7} |={7}$|>{7} |(?:> ){5,}/m)
  })

  it('keep ARCHITECTURE.md a map: 1,800 words at the most', () => {
    expect(countWords('ARCHITECTURE.md')).toBeLessThanOrEqual(1800)
  })

  it('give every dependency its line in docs/dependencies.md', () => {
    const manifest = z.object({
      dependencies: z.record(z.string(), z.string()).default({}),
      devDependencies: z.record(z.string(), z.string()).default({}),
    })
    const names = ['package.json', 'functions/package.json', 'web/package.json'].flatMap((file) => {
      const { dependencies, devDependencies } = manifest.parse(json(file))
      return [...Object.keys(dependencies), ...Object.keys(devDependencies)]
    })
    // A line of the table: a cell of names between backticks.
    const cells = [...read('docs/dependencies.md').matchAll(/^\| (`[^|]+`) +\|/gm)].map(([, cell = '']) => cell)
    expect(names.filter((name) => !cells.some((cell) => cell.includes(`\`${name}\``)))).toEqual([])
  })

  it('speak of the product only', () => {
    const wrong = files
      .filter((file) => !/\.(png|ico|woff2)$|package-lock\.json$|^tests\/repo\/docs\.test\.ts$/.test(file))
      .filter((file) => /\/work\/|registry\.npmjs\.org|\b(TODO|FIXME)\b/.test(read(file)))
    expect(wrong).toEqual([])
  })
})

describe('the manifests', () => {
  it('ask Deno for the same versions as npm', () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(json('functions/package.json'))
    const { imports } = z.object({ imports: z.record(z.string(), z.string()) }).parse(json('functions/deno.json'))
    expect(imports).toEqual(
      Object.fromEntries(Object.entries(dependencies).map(([name, range]) => [name, `npm:${name}@${range}`])),
    )
  })

  it('know every function: in the server that mounts them all, and in what is deployed', () => {
    const functions = new Set(
      files.map((file) => /^functions\/([a-z][a-z-]*)\/index\.ts$/.exec(file)?.[1]).filter(Boolean),
    )
    const mounted = [
      ...(read('functions/functions.ts') + read('functions/batch-api/readable-functions.ts')).matchAll(
        /^ {2,4}'([a-z-]+)': /gm,
      ),
    ].map(([, name]) => name)
    const deployed = [...read('supabase/config.toml').matchAll(/^\[functions\.([a-z-]+)\]$/gm)].map(([, name]) => name)
    expect(new Set(mounted)).toEqual(functions)
    expect(new Set(deployed)).toEqual(functions)
    for (const name of functions) expect(files).toContain(normalize(join('supabase', `../functions/${name}/index.ts`)))
  })
})
