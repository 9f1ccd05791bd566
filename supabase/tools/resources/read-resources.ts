import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { learningResource, type LearningResource } from '../../../functions/_contracts/resources/resources.ts'
import { Failure } from '../../local/failure.ts'

/** The resources of a folder, by the community whose slug names the file. */
export const readResources = (folder: string): ReadonlyMap<string, LearningResource[]> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .toSorted()
      .map((file) => [basename(file, '.json'), readFile(join(folder, file))]),
  )

function readFile(file: string): LearningResource[] {
  const { data, error } = z.array(learningResource).safeParse(parse(file))
  if (error) throw new Failure(`${file} has a resource that is not well formed.`, z.prettifyError(error))
  return data
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Failure(`${file} is not JSON.`, error.message, { cause: error })
  }
}
