import { ImportError } from './diagnostics.ts'

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i

/** Reads a number without separators: commas mean thousands in some countries and decimals in others. */
export function toNumber(text: string, hint = ''): number {
  const [, , whole = '', fraction = ''] = DECIMAL.exec(text.trim()) ?? []
  if (whole + fraction === '')
    throw new ImportError('invalid', `expected a number, such as 12.5, and found “${text.trim()}”${hint}`)
  return Number(text.trim())
}

/** The middle of a range and its tolerance, computed in decimals, so that binary fractions add no error. */
export function middleOf(low: string, high: string, hint = ''): { value: number; tolerance: number } {
  if (toNumber(low, hint) > toNumber(high, hint)) throw new ImportError('invalid', 'the range ends before it begins')
  const [a, b] = [toDigits(low), toDigits(high)]
  const scale = Math.max(a.scale, b.scale, 0)
  const [from, to] = [a, b].map(({ digits, scale: own }) => digits * 10n ** BigInt(scale - own))
  if (from === undefined || to === undefined) throw new ImportError('invalid', 'expected a range, such as 1..5')
  // Half of an odd number of steps needs one decimal more.
  const halved = (steps: bigint) => Number(`${steps * 5n}e-${scale + 1}`)
  return { value: halved(from + to), tolerance: halved(to - from) }
}

function toDigits(text: string) {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text.trim()) ?? []
  const digits = BigInt(whole + fraction || '0')
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length - Number(exponent) }
}
