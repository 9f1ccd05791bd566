import type { Random } from '../attempts/shuffle.ts'

/** Without 0, O, 1 and I, which look alike on a wall. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 6

/** What learners type to join a session. */
export const drawCode = (random: Random): string =>
  Array.from({ length: CODE_LENGTH }, () => SIGNS[Math.floor(random() * SIGNS.length)]).join('')

/** As somebody types it, in small letters or with spaces; null where it cannot be one. */
export function readCode(text: string): string | null {
  const signs = text.replaceAll(/[\s-]/g, '').toUpperCase()
  return /^[A-HJ-NP-Z2-9]{6}$/.test(signs) ? signs : null
}
