/** Without 0, O, 1, I, L and U, which are easily confused or make words. */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Three groups of four; the last letter is the check letter. */
const LENGTH = 12
const GROUP = 4
const VALUES = BigInt(LETTERS.length) ** BigInt(LENGTH - 1)
/** A prime above the number of letters, so the check detects every wrong letter and every swap of two letters. */
const PRIME = 31

/** Makes a certificate number from at least 8 random bytes, too many for a number to be found by trying. */
export function certificateNumber(random: Uint8Array): string {
  if (random.length < 8) throw new RangeError('A certificate number takes at least 8 random bytes.')
  let value = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % VALUES
  // For one body in 31 the check value has no letter: then the next body is tried.
  for (; ; value = (value + 1n) % VALUES) {
    const body = lettersOf(value)
    const check = LETTERS[(PRIME - (weightedSum(body) % PRIME)) % PRIME]
    if (check !== undefined) return inGroups(body + check)
  }
}

export type TypedNumber = { number: string } | { wrong: 'length' | 'letter' | 'check' }

/** Normalizes a typed number: case, blanks and hyphens do not matter. */
export function readCertificateNumber(typed: string): TypedNumber {
  const letters = typed.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, '')
  if (letters.length !== LENGTH) return { wrong: 'length' }
  if (Array.from(letters).some((letter) => !LETTERS.includes(letter))) return { wrong: 'letter' }
  return weightedSum(letters) % PRIME === 0 ? { number: inGroups(letters) } : { wrong: 'check' }
}

function lettersOf(value: bigint): string {
  let letters = ''
  for (let remaining = value; letters.length < LENGTH - 1; remaining /= BigInt(LETTERS.length))
    letters = LETTERS.charAt(Number(remaining % BigInt(LETTERS.length))) + letters
  return letters
}

/** Sums the letters' values, each weighted by its distance from the end; the check letter, the last, has weight 1. */
const weightedSum = (letters: string): number =>
  Array.from(letters).reduce((sum, letter, index) => sum + LETTERS.indexOf(letter) * (LENGTH - index), 0)

const inGroups = (letters: string): string =>
  [0, GROUP, 2 * GROUP].map((from) => letters.slice(from, from + GROUP)).join('-')
