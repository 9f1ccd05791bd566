/** Reads numbers and names out of a file. What lies behind its end is zero, so that a cut file is refused and never crashes. */
export function createByteReader(bytes: Uint8Array) {
  const byte = (at: number) => bytes[at] ?? 0
  return {
    length: bytes.length,
    byte,
    /** Four or so ASCII characters. */
    name: (at: number, length = 4) => String.fromCharCode(...bytes.subarray(at, at + length)),
    big16: (at: number) => byte(at) * 256 + byte(at + 1),
    big32: (at: number) => byte(at) * 2 ** 24 + byte(at + 1) * 65_536 + byte(at + 2) * 256 + byte(at + 3),
    little16: (at: number) => byte(at) + byte(at + 1) * 256,
    little24: (at: number) => byte(at) + byte(at + 1) * 256 + byte(at + 2) * 65_536,
    little32: (at: number) => byte(at) + byte(at + 1) * 256 + byte(at + 2) * 65_536 + byte(at + 3) * 2 ** 24,
  }
}
export type MediaBytes = ReturnType<typeof createByteReader>
