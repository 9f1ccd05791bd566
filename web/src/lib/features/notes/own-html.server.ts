import type { OwnNote } from '#contracts/notes/notes.ts'
import { escapeHtml } from '#lib/api/markdown.server.ts'

/** A learner's own note below an explanation, as HTML. */
export const ownHtml = ({ flagged, note }: OwnNote): string =>
  note === ''
    ? flagged
      ? '<p><em>You keep this question flagged.</em></p>'
      : ''
    : `<p><strong>Your note:</strong> ${escapeHtml(note).replaceAll('\n', '<br>')}</p>`
