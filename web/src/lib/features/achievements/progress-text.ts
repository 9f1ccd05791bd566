import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'
import { numberText } from '#domain/locale/numbers.ts'
import { timeText } from '#domain/locale/spans.ts'

/** "37 of 50", "8 h 10 min of 10 h" */
export const progressText = ({ have, need, unit }: NonNullable<CatalogueEntry['progress']>): string => {
  const text = (value: number) => (unit ? timeText(value, unit) : numberText(value))
  return `${text(have)} of ${text(need)}`
}
