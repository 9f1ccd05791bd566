import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ballot as ballotContract } from '../../_contracts/failover/watch.ts'
import { BLANK, type Ballot } from '../../_domain/failover/ballot.ts'

/** The ballot of a voter in a file. Whoever cannot read what it promised must not promise anything else, so that fails. */
export async function readBallot(file: string): Promise<Ballot> {
  try {
    return ballotContract.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return BLANK
    throw new Error(`The ballot in ${file} cannot be read.`, { cause: error })
  }
}

export const writeBallot = (file: string, ballot: Ballot): Promise<void> => writeDurably(file, JSON.stringify(ballot))

/** Once this returns, a loss of power leaves the new text; before that, the old or the new one. */
export async function writeDurably(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const fresh = `${file}.${randomUUID()}`
  const handle = await open(fresh, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(fresh, file)
  const folder = await open(dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
