import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { NodeFolder } from '../../functions/_domain/failover/guard-step.ts'
import { writeDurably } from '../../functions/_services/failover/kept-ballot.ts'
import { Failure } from '../local/failure.ts'

const contract = z.object({ role: z.enum(['primary', 'standby', 'fenced']), epoch: z.int(), revision: z.int() })

const fileOf = (folder: string) => join(folder, 'node.json')

/** Undefined where the folder is none of a node yet. */
export async function readNodeFile(folder: string): Promise<NodeFolder | undefined> {
  try {
    return contract.parse(JSON.parse(await readFile(fileOf(folder), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Failure(`${fileOf(folder)} cannot be read, so nobody knows what this node may be.`, 'Clone it afresh.')
  }
}

export const writeNodeFile = (folder: string, node: NodeFolder): Promise<void> =>
  writeDurably(fileOf(folder), JSON.stringify(node))
