import { around, type DemoRandom } from '../random.ts'
import type { Item } from './items.ts'

/**
 * When each question was answered, in milliseconds since the start, so that the last look before the finish fits too.
 * A hard one takes longer; none so long that it would pass for a pause.
 */
export function paceOf(items: readonly Item[], seconds: number, random: DemoRandom): number[] {
  const shares = items.map(({ hardness }) => 1 + Math.max(0, 0.2 * hardness) + around(random, 0.2))
  const whole = shares.reduce((sum, share) => sum + share, 1)
  let spent = 0
  return shares.map((share) => {
    spent += share
    return Math.round((1000 * seconds * spent) / whole)
  })
}
