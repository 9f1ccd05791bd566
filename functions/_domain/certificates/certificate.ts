/** For so many days after it was issued its holder may correct the name on it; then it takes somebody who teaches there. */
const CORRECTABLE_DAYS = 30
const DAY = 24 * 60 * 60_000

/** In milliseconds since 1970, as is what it is counted from. */
export const correctableUntil = (issued: number): number => issued + CORRECTABLE_DAYS * DAY
