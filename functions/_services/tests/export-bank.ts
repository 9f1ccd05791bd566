import { testHead, type ExportQuery } from '../../_contracts/tests/banks.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { formats } from '../../_formats/formats.ts'
import { unwritable, writeBank } from '../../_formats/write-bank.ts'
import type { WithClaims } from '../context.ts'
import { exportMedia } from '../media/export-media.ts'
import type { MediaContext } from '../media/media-services.ts'
import { findTaughtTest } from './find-bank.ts'
import { storedBank } from './stored-bank.ts'

export interface ExportedBank {
  text: string
  filename: string
  mediaType: string
}

interface BankExport extends ExportQuery {
  id: string
}

/** A version of a bank as a file. A format that cannot carry all of it is refused. */
export function exportBank(
  { db, claims, mediaStore }: WithClaims<MediaContext>,
  { id, format, version: requested }: BankExport,
): Promise<ExportedBank> {
  return withUser(db, claims, async (tx) => {
    const test = await findTaughtTest(tx, { claims, id })
    const version = requested ?? test.version
    const bank = await storedBank(tx, { test_id: id, version })
    if (bank.length === 0) throw notFound('version of this test')
    const cannot = unwritable(format, bank)
    if (cannot.length > 0)
      throw new DomainError(
        'unsupported_export',
        'This format cannot hold all questions of the test, so nothing was exported.',
        {
          errors: cannot.map(({ number, name, message }) => ({
            path: `question ${number}`,
            message: `${name}: ${message}`,
          })),
        },
      )
    const { slug, title, description, category, difficulty, time_limit_minutes } = test
    const head = testHead.parse({ slug, title, description, category, difficulty, time_limit_minutes })
    const media = await exportMedia(tx, mediaStore, { communityId: test.community_id, bank })
    const { extension, mediaType } = formats[format]
    return { text: writeBank(format, bank, head, media), filename: `${slug}-v${version}.${extension}`, mediaType }
  })
}
