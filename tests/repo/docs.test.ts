import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { files, json, read } from './files.ts'

const docs = files.filter((file) => /^[A-Z]+\.md$/.test(file))
const folders = new Set(files.flatMap((file) => parents(file)))

function parents(file: string): string[] {
  const parent = dirname(file)
  return parent === '.' ? [] : [parent, ...parents(parent)]
}

describe('the docs', () => {
  it('are there', () => {
    expect(docs.toSorted()).toEqual([
      'AGENTS.md',
      'ARCHITECTURE.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'README.md',
      'SECURITY.md',
    ])
  })

  it.each(docs)('%s names only files that are there', (doc) => {
    const links = [...read(doc).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target = '']) => target)
    const inCode = [...read(doc).matchAll(/`([\w.@-]+(?:\/[\w.@[\]()-]+)+\/?)`/g)].map(([, path = '']) => path)
    // Of what stands in code, only what begins like a path of ours is meant as one.
    const tops = new Set(files.map((file) => file.split('/')[0]))
    const named = [...links, ...inCode.filter((path) => tops.has(path.split('/')[0]))].map((path) =>
      normalize(path).replace(/\/$/, ''),
    )
    expect(named.filter((path) => !files.includes(path) && !folders.has(path))).toEqual([])
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
    const lines = read('docs/dependencies.md')
    expect(names.filter((name) => !lines.includes(`\`${name}\``))).toEqual([])
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
    const mounted = [...read('functions/functions.ts').matchAll(/^ {2}'([a-z-]+)': /gm)].map(([, name]) => name)
    const deployed = [...read('supabase/config.toml').matchAll(/^\[functions\.([a-z-]+)\]$/gm)].map(([, name]) => name)
    expect(new Set(mounted)).toEqual(functions)
    expect(new Set(deployed)).toEqual(functions)
    for (const name of functions) expect(files).toContain(normalize(join('supabase', `../functions/${name}/index.ts`)))
  })
})
