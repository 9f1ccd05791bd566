import type { Mode } from '#contracts/tests/tests.ts'
import type { Length } from '#domain/attempts/lengths.ts'

/** The mode and length that the learner chose last on this device. */
export interface TestOptions {
  mode: Mode
  length: Length
}

/** A first visit starts with practice, where mistakes cost nothing, and with the shortest length. */
export const DEFAULT_OPTIONS: TestOptions = { mode: 'practice', length: 25 }

/** A cookie, not the browser's storage: the server reads it for the first paint. */
export const OPTIONS_COOKIE = 'taking'
export const OPTIONS_SECONDS = 60 * 60 * 24 * 365

export const writeDown = ({ mode, length }: TestOptions) => `${mode}.${length}`

/** The longest offered length up to the one chosen last, else the shortest. Null where the test offers none. */
export const fittingLength = (wanted: Length, offered: readonly Length[]): Length | null =>
  offered.findLast((length) => length <= wanted) ?? offered[0] ?? null

/** Remembers the choice in the browser, without a request. */
export const remember = (taking: TestOptions) => {
  document.cookie = `${OPTIONS_COOKIE}=${writeDown(taking)}; path=/; max-age=${OPTIONS_SECONDS}; samesite=lax`
}
