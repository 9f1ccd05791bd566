import { createHash, randomBytes } from 'node:crypto'

/** 144 random bits: nobody guesses one, so its hash needs neither salt nor time. */
const BYTES = 18

export const newCode = (): string => randomBytes(BYTES).toString('base64url')

/** What is kept of a code. */
export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')
