import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'

/** How a reward is shown. It stays the same when its rule is retired. */
export interface RewardLabel {
  /** Its code in a learner's state. */
  code: string
  id: string
  slug: string
  name: string
  /** Achievements only. */
  icon: string | null
  rarity: 'common' | 'rare' | 'epic' | 'legendary' | null
  tier: 'bronze' | 'silver' | 'gold' | 'platinum' | null
}

export async function loadRewardLabels(db: Database, codes: readonly string[]): Promise<RewardLabel[]> {
  const numbers = (kind: string) => codes.flatMap((code) => (code.startsWith(kind) ? [Number(code.slice(1))] : []))
  const query = bindQuery<RewardLabel[]>`
    select 'a' || number as code, id, slug, name, icon, rarity, tier
    from achievements
    where number = any(${numbers('a')}::integer[])
    union all
    select 'c' || number, id, slug, title, null, null, null
    from course_milestones
    where number = any(${numbers('c')}::integer[])
    union all
    select 'p' || number, id, slug, title, null, null, null
    from program_milestones
    where number = any(${numbers('p')}::integer[])
    union all
    select 'k' || number, id, slug, title, null, null, null
    from courses
    where number = any(${numbers('k')}::integer[])
    union all
    select 'g' || number, id, slug, title, null, null, null
    from programs
    where number = any(${numbers('g')}::integer[])
  `
  return withRepeat(db, ({ sql }) => query(sql))
}
