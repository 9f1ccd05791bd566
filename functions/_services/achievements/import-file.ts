import type { AchievementFile, FiledDefinition } from '../../_contracts/achievements/file.ts'
import type { Connection, Database } from '../../_db/client.ts'
import { insertDraft, updateAchievement } from '../../_db/queries/achievements/define.ts'
import {
  findCommunityId,
  insertAwards,
  insertPayments,
  installPacks,
  noteImport,
  readAwardable,
} from '../../_db/queries/achievements/files.ts'
import { lockState } from '../../_db/queries/engine/ledger/restore.ts'
import { inTransaction } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { rebuildLearner } from '../engine/rebuild-ledger.ts'
import { readFile } from './export-file.ts'
import { planImport, type ImportPlan } from './plan-import.ts'
import { toRuleError } from './to-rule-error.ts'

export interface ImportOptions {
  community: string
  file: AchievementFile
  addresses?: Readonly<Record<string, string>>
  /** Who imports it; without, it is only said what an import would do. */
  actor?: string | undefined
  now: number
}

/**
 * Imports achievements and who holds them. All of it is written, or nothing. What is there already stays, so that an import that
 * is repeated changes nothing, and an award pays once: what it paid then, on the day of then.
 */
export const importAchievements = (
  db: Database,
  { community, file, addresses = {}, actor, now }: ImportOptions,
): Promise<ImportPlan> =>
  inTransaction(db, async (connection) => {
    const { sql } = connection
    const communityId = await findCommunityId(sql, community)
    if (communityId === undefined) throw notFound('community')
    const here = await readFile(sql, community, now)
    const plan = await planImport(sql, { communityId, file, here, addresses })
    if (actor === undefined) return plan
    if (plan.conflicts.length > 0) throw new DomainError('import_refused', plan.conflicts.join('\n'))
    const { definitions, awards, packs } = plan
    if (definitions.length + awards.length + packs.length === 0) return plan
    await installPacks(sql, communityId, packs)
    for (const definition of definitions) await define(connection, communityId, definition)
    await award(connection, communityId, plan, now)
    const details = { definitions: definitions.length, awards: awards.length, packs: packs.join(', ') }
    await noteImport(sql, { communityId, actor, details })
    return plan
  }).catch((error: unknown) => {
    throw toRuleError(error)
  })

/** Through the states that an achievement goes through. */
async function define(
  { tx }: Connection,
  communityId: string,
  { status, ...definition }: FiledDefinition,
): Promise<void> {
  const id = await insertDraft(tx, communityId, definition)
  if (status !== 'draft') await updateAchievement(tx, id, { status: 'live' })
  if (status === 'retired') await updateAchievement(tx, id, { status })
}

async function award({ sql }: Connection, communityId: string, { awards }: ImportPlan, now: number): Promise<void> {
  const known = new Map((await readAwardable(sql, communityId)).map((it) => [`${it.pack} ${it.slug}`, it]))
  const found = awards.map((award) => {
    const achievement = known.get(`${award.pack} ${award.slug}`)
    if (!achievement) throw new Error('An achievement of the plan is gone.')
    return { ...award, achievement }
  })
  const learners = [...new Set(awards.map((it) => it.user_id))].toSorted()
  // Before their awards: whoever awards the same to them meanwhile finds the state changed, and reads it again.
  for (const user_id of learners) await lockState(sql, { user_id, community_id: communityId })
  await insertAwards(
    sql,
    communityId,
    found.map(({ achievement: { id, version }, ...it }) => ({ ...it, achievement_id: id, rule_version: version })),
  )
  await insertPayments(
    sql,
    communityId,
    found.flatMap(({ achievement: { code }, user_id, tier, paid }) =>
      paid
        ? [
            {
              id: uuid7(now),
              user_id,
              amount: paid.xp,
              reference: tier === null ? code : `${code}:${tier}`,
              local_date: paid.local_date,
            },
          ]
        : [],
    ),
  )
  for (const user_id of learners) await rebuildLearner(sql, { user_id, community_id: communityId }, now)
}
