import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { files, json, read } from './files.ts'

const { devDependencies } = z.object({ devDependencies: z.object({ node: z.string() }) }).parse(json('package.json'))
const pinned = devDependencies.node.split('.')[0]

describe('the major version of Node that package.json pins', () => {
  it('is the one in .nvmrc', () => {
    expect(read('.nvmrc')).toBe(`${pinned}\n`)
  })

  it('is the one in the devcontainer', () => {
    const { features } = z
      .object({ features: z.record(z.string(), z.object({ version: z.string() })) })
      .parse(json('.devcontainer/devcontainer.json'))
    const node = Object.entries(features).filter(([name]) => name.startsWith('ghcr.io/devcontainers/features/node:'))
    expect(node.map(([, { version }]) => version)).toEqual([pinned])
  })

  it('is the one in every workflow, which reads .nvmrc', () => {
    const workflows = files.filter((file) => /^\.github\/workflows\/.*\.yml$/.test(file))
    const setups = workflows.flatMap((file) => read(file).match(/actions\/setup-node/g) ?? [])
    const fromFile = workflows.flatMap((file) => read(file).match(/^\s+node-version-file: \.nvmrc$/gm) ?? [])
    expect(setups.length).toBeGreaterThan(0)
    expect(fromFile).toHaveLength(setups.length)
    expect(workflows.filter((file) => /node-version:/.test(read(file)))).toEqual([])
  })
})
