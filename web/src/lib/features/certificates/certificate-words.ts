import { shortListText } from '#domain/locale/lists.ts'
import type { TypedNumber } from '#domain/certificates/certificate-number.ts'

type Wrong = Extract<TypedNumber, { wrong: string }>['wrong']

/** Why a typed number finds no certificate. */
export const NUMBER_PROBLEM: Record<Wrong | 'unknown', string> = {
  length: 'A certificate number has 12 letters and digits, in three groups of four.',
  letter: 'Certificate numbers never contain 0, O, 1, I, L, or U. Check for 8, Q, 7, J, E, or V.',
  check: 'This number is mistyped: one character is wrong, or two are swapped.',
  unknown: 'No certificate has this number. It was not issued here, or its holder deleted their account.',
}

/** Why a form was refused, by problem code or field. */
export const CERTIFICATE_PROBLEM: Record<string, string> = {
  holder: 'Enter the name for the certificate: one line, up to 80 characters.',
  reason:
    'Enter a reason of up to 200 characters. The holder sees it, and so does anyone who verifies the certificate.',
  name_settled: 'The name on this certificate can no longer be corrected. Nothing was changed.',
}

/** "Subnets, Routing, and 3 more" */
export const gatesText = (gates: readonly string[]) => shortListText(gates, 6)
