import { hasMediaRow, lockMediaFile } from '../../_db/queries/media/media.ts'
import { withService } from '../../_db/session.ts'
import type { DatabaseContext } from '../context.ts'
import type { MediaServices } from './media-services.ts'

/** So long a file stays that no row names, in milliseconds: its row may be about to be added. */
const GRACE = 24 * 3_600_000

/** Removes files that no row has named for a day: those of deleted media, of imports that failed, and of killed processes. */
export async function sweepMedia({
  db,
  now,
  mediaStore,
}: DatabaseContext & Pick<MediaServices, 'mediaStore'>): Promise<{ removed: number }> {
  let removed = 0
  if (!mediaStore) return { removed }
  for await (const { name, putAt } of mediaStore.list()) {
    const [community = '', sha256 = ''] = name.split('/')
    const isOld = now() - putAt > GRACE
    // What is being written in a folder has another name, and is nobody's once it is old.
    if (isOld && !/^[0-9a-f]{64}$/.test(sha256)) await mediaStore.remove(name)
    else if (isOld)
      await withService(db, async (tx) => {
        // Nobody puts it meanwhile: an upload waits, and then puts it anew.
        await lockMediaFile(tx, name)
        if (await hasMediaRow(tx, community, sha256)) return
        await mediaStore.remove(name)
        removed++
      })
  }
  return { removed }
}
