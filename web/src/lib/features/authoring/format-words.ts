import type { BankFormat } from '#domain/attempts/bank.ts'

export const FORMAT: Record<BankFormat, string> = {
  gift: 'GIFT',
  aiken: 'Aiken',
  moodle_xml: 'Moodle XML',
  csv: 'CSV',
  json: 'JSON',
}
