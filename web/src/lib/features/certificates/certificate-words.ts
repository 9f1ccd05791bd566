import type { TypedNumber } from '#domain/certificates/certificate-number.ts'

type Wrong = Extract<TypedNumber, { wrong: string }>['wrong']

/** Why a typed number finds no certificate. */
export const NUMBER_PROBLEM: Record<Wrong | 'unknown', string> = {
  length: 'A number has twelve letters and digits, in three groups of four.',
  letter: 'One of these is in no number: 0, O, 1, I, L and U are never used. Look for 8, Q, 7, J, E or V.',
  check: 'No certificate can have this number: one letter is wrong, or two changed places.',
  unknown: 'No certificate has this number. If it is copied right, it was not issued here, or its holder is gone.',
}

/** Why a form was refused, by problem code or field. */
export const CERTIFICATE_PROBLEM: Record<string, string> = {
  holder: 'Write the name as it should stand on the certificate, on one line, up to 80 characters.',
  reason: 'Say why, in up to 200 characters. The holder and whoever verifies it will read it.',
  name_settled: 'The name on this certificate cannot be corrected any more. Nothing was changed.',
}

const MOST = 6

/** "Subnets, Routing and 3 more" */
export const gatesText = (gates: readonly string[]) => {
  const more = gates.length > MOST ? [`${gates.length - MOST + 1} more`] : []
  return new Intl.ListFormat('en-GB').format([...gates.slice(0, more.length > 0 ? MOST - 1 : MOST), ...more])
}
