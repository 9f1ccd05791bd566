import type { Recomputed } from '../check-numbers.ts'
import { COMPUTING } from './computing.ts'
import { NETWORKING } from './networking.ts'
import { SECURITY } from './security.ts'

/** By the slug of the test: what is known of its numbers. A question is named by words of its prompt that no other has. */
export const KNOWN_NUMBERS: Readonly<Record<string, readonly Recomputed[]>> = {
  'networking-fundamentals': NETWORKING,
  'security-fundamentals': SECURITY,
  'computing-essentials': COMPUTING,
}
