/** A version 7 UUID: ids made later sort later, so a table in the order of its key is in the order of time. */
export function uuid7(now: number, random: string = crypto.randomUUID()): string {
  const time = now.toString(16).padStart(12, '0')
  // Version 4 is random but for its first digits, where a version 7 has the time, and the version itself.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}
