import { fitCommunity } from '../../functions/_services/ability/fit-difficulties.ts'
import { drainQueue } from '../../functions/_services/engine/drain.ts'
import { followMastery } from '../../functions/_services/mastery/follow.ts'
import type { Api } from './api.ts'
import { followAll } from './memory.ts'
import { publishBank } from './publish-bank.ts'

/** The only live test of a community, so that its topics have its questions alone. */
export async function onlyBank(sql: Api['database']['sql'], community: string): Promise<string> {
  await sql`update tests set status = 'retired' where community_id = ${community} and status = 'live'`
  return publishBank(sql, { community })
}

/** Fits the difficulties of every community that waits for it. */
export async function fitAll({ deps }: Pick<Api, 'deps'>, sizes: Parameters<typeof fitCommunity>[1] = {}) {
  for (let more = true; more;) more = (await fitCommunity(deps, sizes)).more
}

/** Lets memory, difficulties and mastery follow what was finished, and applies the events of levels. */
export async function judgeAll(api: Pick<Api, 'deps'>, learners?: number) {
  await followAll(api.deps)
  await fitAll(api)
  for (let more = true; more;) more = (await followMastery(api.deps, learners)).more
  while ((await drainQueue(api.deps)).taken > 0);
}

/** All that is stored of a learner's mastery. */
export const masteryRows = ({ database: { sql } }: Pick<Api, 'database'>, person: string) => sql`
  select * from topic_mastery where user_id = ${person} order by topic
`
