/** A version 7 UUID. Ids made later sort later, so the order of such a key is the order of time. */
export function uuid7(now: number, random: string = crypto.randomUUID()): string {
  const time = now.toString(16).padStart(12, '0')
  // A version 4 is random apart from its version digit; a version 7 has the time in its first 48 bits.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}

/** When a version 7 UUID was made, in milliseconds since 1970. */
export const timeOfUuid7 = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
