import type { Mode } from '#contracts/tests/tests.ts'
import type { Length } from '#domain/attempts/lengths.ts'

/** How somebody takes tests on this device: what they chose last. */
export interface TestOptions {
  mode: Mode
  length: Length
}

/** A first visit begins where mistakes cost nothing, and ends within a coffee. */
export const DEFAULT_OPTIONS: TestOptions = { mode: 'practice', length: 25 }

/** A cookie and not the browser's storage: the server reads it, so that the first paint is right. */
export const OPTIONS_COOKIE = 'taking'
export const OPTIONS_SECONDS = 60 * 60 * 24 * 365

export const writeDown = ({ mode, length }: TestOptions) => `${mode}.${length}`

/** The length closest to the one chosen last that this test offers, rather a shorter one. Null: it offers none. */
export const fittingLength = (wanted: Length, offered: readonly Length[]): Length | null =>
  offered.findLast((length) => length <= wanted) ?? offered[0] ?? null

/** In the browser, where a choice needs no request to be remembered. */
export const remember = (taking: TestOptions) => {
  document.cookie = `${OPTIONS_COOKIE}=${writeDown(taking)}; path=/; max-age=${OPTIONS_SECONDS}; samesite=lax`
}
