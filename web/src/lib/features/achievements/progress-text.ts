import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'
import { number } from '#domain/rules/criteria-words.ts'
import { timeText } from '#lib/words.ts'

/** "37 of 50", "8 h 10 min of 10 h" */
export const progressText = ({ have, need, unit }: NonNullable<CatalogueEntry['progress']>): string => {
  const text = (value: number) => (unit ? timeText(value, unit) : number(value))
  return `${text(have)} of ${text(need)}`
}
