import type { Goals } from '#contracts/goals/goals.ts'
import { numberText } from '#domain/locale/numbers.ts'

/** What stands where no goal is. */
export const goalsWords = ({ off }: Pick<Goals, 'off'>): string =>
  off ? 'Goals are off here.' : 'No goals right now. The next ones come with a new day.'

/** "All of it brings level 6 nearer: 120 XP to go." */
export const nearsWords = ({ nears }: Pick<Goals, 'nears'>): string | null =>
  nears && `All of this brings level ${nears.level} nearer: ${numberText(nears.needed)} XP to go.`
