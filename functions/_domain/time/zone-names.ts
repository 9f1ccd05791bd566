import { formatterOf } from './local-time.ts'

export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The canonical name of a zone: some browsers still report former names. */
export const canonicalZone = (name: string): string => formatterOf(name).resolvedOptions().timeZone
