/** What stands for a name in a text that others read. */
export const SOMEBODY = '…'

const EMAIL = /[^\s@<>]+@[^\s@<>]+\.[^\s@<>.,;:!?)]+/g

/** A text without these names, their parts of three letters or more, and email addresses. */
export function stripNames(text: string, names: readonly string[]): string {
  const whole = names.map((name) => name.trim()).filter(({ length }) => length >= 2)
  const words = whole.flatMap((name) => name.split(/\s+/)).filter(({ length }) => length >= 3)
  const parts = [...new Set([...whole, ...words])].toSorted((a, b) => b.length - a.length)
  const withoutEmails = text.replaceAll(EMAIL, SOMEBODY)
  if (parts.length === 0) return withoutEmails
  const any = parts.map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)).join('|')
  return withoutEmails.replaceAll(
    new RegExp(String.raw`@?(?<![\p{L}\p{N}])(?:${any})(?![\p{L}\p{N}])`, 'giu'),
    SOMEBODY,
  )
}
