import { Buffer } from 'node:buffer'
import { mediaOf, mediaWithHash } from '../../_db/queries/media/media.ts'
import { withUser, type Transaction } from '../../_db/session.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { DomainError } from '../../_domain/errors.ts'
import { mediumAt } from '../../_domain/media/media-refs.ts'
import type { BankEntry } from '../../_formats/bank-entry.ts'
import { mediaOfQuestion, withMedia, type BankMedia } from '../../_formats/bank-media.ts'
import type { WithClaims } from '../context.ts'
import { cleanFile, sha256Of, type CleanFile } from './clean-file.ts'
import { keepFile } from './keep-file.ts'
import type { MediaContext } from './media-services.ts'
import type { MediaStore } from './media-store.ts'

/** A file of a bank, checked; or the one that the community has already. */
type CheckedMedia = { known: string } | { file: CleanFile; alt: string; name: string }

/** What the questions of a file show, under the ids by which they name it. */
export type CheckedBankMedia = ReadonlyMap<string, CheckedMedia>

/**
 * Checks what the questions of a file show as if each had been uploaded. A question is refused for what it shows and cannot be
 * kept, or for what neither its file nor its community has.
 */
export async function checkBankMedia(
  context: WithClaims<MediaContext>,
  communityId: string,
  entries: readonly BankEntry[],
): Promise<{ entries: BankEntry[]; media: CheckedBankMedia }> {
  const media = new Map<string, CheckedMedia>()
  const refused = new Map<string, string>()
  const checked: BankEntry[] = []
  for (const entry of entries) {
    const ids = entry.question ? mediaOfQuestion(entry.question) : []
    for (const id of ids) {
      if (media.has(id) || refused.has(id)) continue
      const file = entry.media?.find((it) => it.id === id)
      const result = await check(context, communityId, id, file && { ...file, alt: file.alt || altIn(entry, id) })
      if (typeof result === 'string') refused.set(id, result)
      else media.set(id, result)
    }
    const reasons = ids.flatMap((id) => refused.get(id) ?? [])
    const { question, ...rest } = entry
    if (reasons.length > 0) checked.push({ ...rest, refusal: { code: 'media', message: reasons.join(' ') } })
    else checked.push({ ...rest, ...(question && { question }), notes: [...entry.notes, ...undescribed(entry, ids)] })
  }
  return { entries: checked, media }
}

async function check(
  { db, claims, pictureEncoder }: WithClaims<MediaContext>,
  communityId: string,
  id: string,
  file: BankMedia | undefined,
): Promise<CheckedMedia | string> {
  if (!file) {
    const [known] = await withUser(db, claims, (tx) => mediaOf(tx, communityId, [id]))
    return known ? { known: id } : 'it shows a picture or sound that is neither in the file nor in the community'
  }
  const bytes = new Uint8Array(Buffer.from(file.base64, 'base64'))
  const known = await withUser(db, claims, (tx) => mediaWithHash(tx, communityId, sha256Of(bytes)))
  if (known) return { known: known.id }
  try {
    const clean = await cleanFile(pictureEncoder, bytes)
    const alt = file.alt.trim() || (clean.kind === 'picture' ? titleOf(file.name) : '')
    return { file: clean, alt: alt.slice(0, 2000), name: file.name.slice(-120) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return `${file.name || 'A file'}: ${error.message}`
  }
}

/** What the text says that shows it: Moodle says it there. */
function altIn({ question }: BankEntry, id: string): string {
  for (const text of question ? [question.prompt, ...(question.options ?? []), question.explanation, question.tip] : [])
    for (let at = text.indexOf('!['); at !== -1; at = text.indexOf('![', at + 1)) {
      const medium = mediumAt(text, at)
      if (medium?.id === id && medium.alt !== '') return medium.alt
    }
  return ''
}

/** A picture whose file says nothing of it is called by its name, which is better than nothing. */
const titleOf = (name: string) => name.replace(/\.\w{1,5}$/, '').trim() || 'A picture'

const undescribed = ({ question, media = [] }: BankEntry, ids: readonly string[]) => {
  const said = JSON.stringify(question ?? {})
  return media
    .filter(({ id, alt }) => ids.includes(id) && alt === '' && said.includes(`![](media:${id})`))
    .map(({ name }) => `“${name.slice(0, 60)}” says nothing to those who do not see or hear it: describe it`)
}

/** Keeps what the questions show, and has them show what is kept. `store` is null in a rehearsal. */
export async function keepBankMedia(
  tx: Transaction,
  store: MediaStore | null,
  { communityId, bank, media }: { communityId: string; bank: readonly BankQuestion[]; media: CheckedBankMedia },
): Promise<BankQuestion[]> {
  const ids = new Map<string, string>()
  for (const id of new Set(bank.flatMap(mediaOfQuestion))) {
    const checked = media.get(id)
    if (!checked) continue
    if ('known' in checked) ids.set(id, checked.known)
    else {
      const { row } = await keepFile(tx, store, { community_id: communityId, ...checked })
      ids.set(id, row.id)
    }
  }
  return bank.map((question) => withMedia(question, ids))
}
