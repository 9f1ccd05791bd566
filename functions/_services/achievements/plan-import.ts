import type { AchievementFile, FiledAward, FiledDefinition } from '../../_contracts/achievements/file.ts'
import type { Connection } from '../../_db/client.ts'
import { findMembers, readAwardable, readHeld } from '../../_db/queries/achievements/files.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'

export interface ImportPlan {
  packs: string[]
  /** Definitions that the community does not have. */
  definitions: FiledDefinition[]
  awards: (FiledAward & { user_id: string })[]
  /** How many definitions and awards it has already. */
  same: { definitions: number; awards: number }
  /** Nothing is imported while there is one. */
  conflicts: string[]
  /** Addresses of no member: their awards wait until they have joined. */
  unknownMembers: string[]
}

interface PlanOptions {
  communityId: string
  file: AchievementFile
  /** The community as it is, as a file. */
  here: AchievementFile
  /** Other addresses of the same people: from the file's to theirs here. */
  addresses: Readonly<Record<string, string>>
}

/** What an import would write, and why it must not. */
export async function planImport(
  sql: Connection['sql'],
  { communityId, file, here, addresses }: PlanOptions,
): Promise<ImportPlan> {
  const addressOf = ({ member }: FiledAward) => (addresses[member] ?? member).toLowerCase()
  const own = new Map(here.definitions.map((definition) => [definition.slug, definition]))
  const members = new Map(
    (await findMembers(sql, communityId, [...new Set(file.awards.map(addressOf))])).map((it) => [
      it.address,
      it.user_id,
    ]),
  )
  const awardable = new Map(
    (await readAwardable(sql, communityId)).map(({ id, pack, slug }) => [`${pack} ${slug}`, id]),
  )
  const coming = new Set(file.definitions.map(({ slug }) => `custom ${slug}`))
  const held = new Set(
    (await readHeld(sql, communityId)).map((it) => [it.user_id, it.achievement_id, it.tier, it.occurrence].join(' ')),
  )
  const isHeld = ({ pack, slug, tier, occurrence }: FiledAward, userId: string) =>
    held.has([userId, awardable.get(`${pack} ${slug}`), tier, occurrence].join(' '))
  const known = file.awards.flatMap((award) => {
    const user_id = members.get(addressOf(award))
    return user_id === undefined ? [] : [{ ...award, user_id }]
  })
  const awards = known.filter((award) => !isHeld(award, award.user_id))
  const definitions = file.definitions.filter(({ slug }) => !own.has(slug))
  return {
    packs: file.packs.filter((pack) => !here.packs.includes(pack)),
    definitions,
    awards,
    same: {
      definitions: file.definitions.filter((it) => deepEqual(it, own.get(it.slug))).length,
      awards: known.length - awards.length,
    },
    conflicts: [
      ...file.definitions.flatMap((it) => {
        const other = own.get(it.slug)
        return other && !deepEqual(it, other) ? [`${it.slug} is defined here in another way.`] : []
      }),
      ...new Set(
        awards.flatMap(({ pack, slug }) => {
          const name = `${pack} ${slug}`
          return awardable.has(name) || coming.has(name) ? [] : [`There is no achievement ${slug} of the pack ${pack}.`]
        }),
      ),
    ],
    unknownMembers: [...new Set(file.awards.map(addressOf))].filter((address) => !members.has(address)),
  }
}
