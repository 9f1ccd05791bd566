import { beforeAll, expect } from 'vitest'
import { achievementDetail } from '../../functions/_contracts/achievements/detail.ts'
import { revoked } from '../../functions/_contracts/achievements/revoke.ts'
import { verifyLearner } from '../../functions/_services/engine/verify-ledger.ts'
import { useGuild } from './guild.ts'

interface RevocationRequest {
  user_id: string
  community?: string
  tier?: string
  reason?: string
}

/** A community with achievements that an instructor and an admin may revoke, and the requests to do so. */
export function useAwardRevocations() {
  const guild = useGuild()
  const staff = { instructor: '', admin: '' }
  /** The ids of the achievements by their slugs. */
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    staff.instructor = await guild.member('instructor')
    staff.admin = await guild.member('admin')
    await guild.publish(
      { slug: 'first_post', criteria: { counter: 'post_created', gte: 1 } },
      { slug: 'treasure', criteria: { counter: 'post_created', gte: 2 }, rarity: 'legendary' },
      { slug: 'level_five', criteria: { level: 5 } },
      { slug: 'writer', criteria: { counter: 'post_created', gte: 1 }, tiers: { bronze: 1, silver: 2, gold: 9 } },
      { slug: 'collector', criteria: { achievements: ['first_post', 'shy'] } },
      { slug: 'shy', criteria: { counter: 'post_created', gte: 3 } },
      { slug: 'in_a_week', criteria: { within_days: 7, counter: 'post_created', gte: 2 } },
    )
    await guild.sql()`update achievements set secret = true where slug = 'shy'`
    await guild.sweep()
    for (const { slug, id } of await guild.sql()`select slug, id from achievements where community_id = ${guild.id()}`)
      ids[slug] = id
  })
  const get = async (path: string, person: string) => (await guild.api().ask(path, person)).json()
  return {
    guild,
    staff,
    ids,
    get,
    learner: async (posts: number) => {
      const person = await guild.member('student', 'Lea')
      await guild.post(person, posts)
      return person
    },
    revoke: (
      by: string,
      slug: string,
      { community = guild.slug(), ...body }: RevocationRequest,
      key: string | null = crypto.randomUUID(),
    ) =>
      guild.api().ask(`/achievements-api/${ids[slug]}/revoke`, by, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(key === null ? {} : { 'Idempotency-Key': key }) },
        body: JSON.stringify({ community, reason: 'Copied from a friend', ...body }),
      }),
    revocationIn: async (response: Response) => {
      expect(response.status).toBe(200)
      return revoked.parse((await response.json()).data)
    },
    /** The slugs of the awards a person holds, with their tiers. */
    heldBy: async (person: string) =>
      (await guild.catalogue(person, { state: 'earned' })).map(({ slug, tier_held }) =>
        `${slug} ${tier_held ?? ''}`.trim(),
      ),
    detail: async (person: string, slug: string) =>
      achievementDetail.parse((await get(`/achievements-api/${ids[slug]}?community=${guild.slug()}`, person)).data),
    /** Differences between the stored state of a learner and a replay of their log. */
    differences: (user_id: string) => {
      const { db, rulesets } = guild.api().deps
      return verifyLearner(db, rulesets, { user_id, community_id: guild.id() })
    },
    stateOf: async (person: string) => {
      const [row] = await guild.sql()`
        select counters, streaks, total::int, level, revoked from user_counters where user_id = ${person}
      `
      return row
    },
  }
}
