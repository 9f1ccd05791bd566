const LENGTH = 3

/** All runs of three characters in a text, whatever its case, marks and white space. */
export function trigrams(text: string): ReadonlySet<string> {
  const plain = ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  return new Set(
    Array.from({ length: Math.max(0, plain.length - LENGTH + 1) }, (_, at) => plain.slice(at, at + LENGTH)),
  )
}

function countCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0
  for (const part of one) if (other.has(part)) common += 1
  return common
}

/** What two texts have in common, as a share of all that is in either of them. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [smaller, larger] = one.size < other.size ? [one, other] : [other, one]
  const common = countCommon(smaller, larger)
  return common === 0 ? 0 : common / (one.size + other.size - common)
}

/** How much of the first text is in the second one, too. */
export const containment = (part: ReadonlySet<string>, whole: ReadonlySet<string>): number =>
  part.size === 0 ? 0 : countCommon(part, whole) / part.size
