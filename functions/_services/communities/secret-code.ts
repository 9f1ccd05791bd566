import { createHash, randomBytes } from 'node:crypto'

/** 144 random bits cannot be guessed, so the hash needs neither a salt nor a slow function. */
const BYTES = 18

export const createSecretCode = (): string => randomBytes(BYTES).toString('base64url')

/** Only the hash of a code is stored. */
export const hashSecretCode = (code: string): string => createHash('sha256').update(code).digest('hex')
