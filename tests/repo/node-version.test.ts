import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { files, json, read } from './files.ts'

const NODE_FEATURE = 'ghcr.io/devcontainers/features/node:2'

const { devDependencies } = z.object({ devDependencies: z.object({ node: z.string() }) }).parse(json('package.json'))
const pinned = devDependencies.node.split('.')[0]

describe('the major version of Node that package.json pins', () => {
  it('is the one in .nvmrc', () => {
    expect(read('.nvmrc')).toBe(`${pinned}\n`)
  })

  it('is the one in the devcontainer', () => {
    const { features } = z
      .object({ features: z.object({ [NODE_FEATURE]: z.object({ version: z.string() }) }) })
      .parse(json('.devcontainer/devcontainer.json'))
    expect(features[NODE_FEATURE]?.version).toBe(pinned)
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
