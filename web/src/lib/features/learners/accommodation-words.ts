import type { Accommodation } from '#contracts/attempts/accommodations.ts'
import { count } from '#domain/locale/counts.ts'
import { numberText } from '#domain/locale/numbers.ts'

type Granted = Pick<Accommodation, 'factor' | 'minutes'>

/** "10 more minutes", "1.5 times as long", "Excused" */
export function grantText({ factor, minutes }: Granted): string {
  if (minutes !== null) return count(minutes, 'more minute')
  return factor === null ? 'Excused' : `${numberText(factor)} times as long`
}

export const aboutText = ({ test }: Pick<Accommodation, 'test'>): string => test?.title ?? 'Every test'

/** What the page says once it is done. */
export const movedText = (name: string, moved: number): string =>
  moved === 0
    ? `${name} has more time from the next exam on.`
    : `${name} has more time, also in the exam that is running now. Their clock shows it.`
