/** None of 0, O, 1, I, L and U: they are taken for each other, or make words. */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Three groups of four; the last letter is the check. */
const LENGTH = 12
const GROUP = 4
const VALUES = BigInt(LETTERS.length) ** BigInt(LENGTH - 1)
/** A prime above the count of letters: with it one wrong letter, and any two that changed places, are always told. */
const PRIME = 31

/** A certificate's number from at least 8 random bytes: of so many numbers nobody finds one by trying. */
export function certificateNumber(random: Uint8Array): string {
  if (random.length < 8) throw new RangeError('A certificate number takes at least 8 random bytes.')
  let value = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % VALUES
  // One in 31 has a check that is no letter; the next one may have one.
  for (; ; value = (value + 1n) % VALUES) {
    const body = lettersOf(value)
    const check = LETTERS[(PRIME - (weighed(body) % PRIME)) % PRIME]
    if (check !== undefined) return inGroups(body + check)
  }
}

export type TypedNumber = { number: string } | { wrong: 'length' | 'letter' | 'check' }

/** What somebody typed, as the number is written: small letters, blanks and hyphens anywhere do not matter. */
export function readCertificateNumber(typed: string): TypedNumber {
  const letters = typed.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, '')
  if (letters.length !== LENGTH) return { wrong: 'length' }
  if (Array.from(letters).some((letter) => !LETTERS.includes(letter))) return { wrong: 'letter' }
  return weighed(letters) % PRIME === 0 ? { number: inGroups(letters) } : { wrong: 'check' }
}

function lettersOf(value: bigint): string {
  let letters = ''
  for (let rest = value; letters.length < LENGTH - 1; rest /= BigInt(LETTERS.length))
    letters = LETTERS.charAt(Number(rest % BigInt(LETTERS.length))) + letters
  return letters
}

/** Each letter counts as often as its place from the end, where the check stands. */
const weighed = (letters: string): number =>
  Array.from(letters).reduce((sum, letter, place) => sum + LETTERS.indexOf(letter) * (LENGTH - place), 0)

const inGroups = (letters: string): string =>
  [0, GROUP, 2 * GROUP].map((from) => letters.slice(from, from + GROUP)).join('-')
