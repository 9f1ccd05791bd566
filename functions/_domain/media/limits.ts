/** What a file may be. Pictures are measured before they are decoded. */
export const MEDIA_LIMITS = {
  /** In bytes. */
  picture: 5 * 2 ** 20,
  sound: 10 * 2 ** 20,
  /** A drawing is text. */
  drawing: 2 ** 20,
  pixels: 24_000_000,
  /** Of what is kept, in pixels. A larger picture is made smaller. */
  width: 2000,
  height: 4000,
  /** In characters: of what a picture shows, or of what is said in a sound. */
  alt: 2000,
  name: 120,
  /** A search for a file, in characters. */
  search: 80,
} as const
