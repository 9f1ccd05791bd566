import type { BankFormat } from '../_domain/attempts/bank.ts'

/** The format that a text looks like. What looks like none of the others is GIFT, which says best what is wrong. */
export function guessFormat(text: string): BankFormat {
  const start = text
    .slice(0, 20_000)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^(?:\[\s*[{[\]]|\{\s*["}])/.test(start)) return 'json'
  if (start.startsWith('<')) return 'moodle_xml'
  if (/^ANSWER\s*:/m.test(start) && /^[A-Z][.)]\s/m.test(start)) return 'aiken'
  const [head = ''] = start.split(/\r?\n/, 1)
  const names = new Set(head.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim().toLowerCase()))
  return names.has('prompt') && names.has('answer') ? 'csv' : 'gift'
}
