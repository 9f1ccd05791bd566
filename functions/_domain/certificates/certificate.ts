/** Days after issue in which the holder may correct the name; after that only the community's instructors and admins. */
const CORRECTABLE_DAYS = 30
const DAY = 24 * 60 * 60_000

/** Takes and returns milliseconds since 1970. */
export const correctableUntil = (issued: number): number => issued + CORRECTABLE_DAYS * DAY
