import { DomainError } from '../errors.ts'

/** Refuses a file for what is in it. The message is for whoever chose the file. */
export function refuseFile(message: string, cause?: unknown): never {
  throw new DomainError('media_refused', message, { cause })
}

export function refuseSize(message: string): never {
  throw new DomainError('media_too_large', message)
}
