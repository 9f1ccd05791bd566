import { achievementFile, addressPairs, type AchievementFile } from '../../_contracts/achievements/file.ts'
import { DomainError } from '../../_domain/errors.ts'

/** How many mistakes of a file are named. */
const NAMED = 10

/** The achievements of a file. */
export const parseAchievementFile = (text: string): AchievementFile => orRefuse(achievementFile.safeParse(toJson(text)))

export const parseAddressPairs = (text: string): Record<string, string> =>
  orRefuse(addressPairs.safeParse(toJson(text)))

interface Checked<T> {
  success: boolean
  data?: T
  error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }
}

function orRefuse<T>({ data, error }: Checked<T>): T {
  if (data !== undefined) return data
  const errors = (error?.issues ?? []).map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
  const named = errors.slice(0, NAMED).map(({ path, message }) => `${path}: ${message}`)
  throw new DomainError('import_refused', ['The file has mistakes:', ...named].join('\n'), { errors })
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DomainError('import_refused', 'The file is no JSON.', { cause })
  }
}
