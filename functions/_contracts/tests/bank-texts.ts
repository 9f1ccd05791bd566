import { z } from 'zod'
import { tidy, tidyLine } from '../../_domain/attempts/bank.ts'
import { MEDIA_BRACKETS, OWN_MEDIUM } from '../../_domain/media/media-refs.ts'

// Neither Postgres nor XML takes these characters, and no reader sees them.
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Cs}]|[\uFFFE\uFFFF]/u

/** Code shows a picture's markup; anywhere else it would be one. Those that the community keeps are taken. */
const PICTURE = new RegExp(String.raw`(?<!\\)${MEDIA_BRACKETS}\((?!${OWN_MEDIUM})`)
const MEDIA_TAG = /(?<!\\)<(?:img|video|audio|iframe|object|embed)\b/i
const CODE = /```[^`]*```|`[^`\n]*`/g

/** Callers recognize the issue by this, not by its message. */
const MEDIA = { refusal: 'media' }

const printable = (text: string) => !UNPRINTABLE.test(text)
const unpictured = (text: string) => {
  const shown = text.replaceAll(CODE, '')
  return !PICTURE.test(shown) && !MEDIA_TAG.test(shown)
}

const text = (max: number, tidied: (text: string) => string) =>
  z
    .string()
    .transform(tidied)
    .pipe(
      z
        .string()
        // A text that is too long is not checked further.
        .max(max, { error: `at most ${max} characters`, abort: true })
        .refine(printable, { error: 'has characters that cannot be printed', abort: true }),
    )

/** A text on one line. */
export const line = (max: number) => text(max, tidyLine).refine((line) => line !== '', 'is empty')

export const optionalMarkdown = (max: number) =>
  text(max, tidy).refine(unpictured, {
    error: 'has a picture or other media, which cannot be kept here',
    params: MEDIA,
  })

export const markdown = (max: number) => optionalMarkdown(max).refine((text) => text !== '', 'is empty')
