import type { IconName } from '#lib/icons/icon-names.ts'
import type { ContentKind } from '#contracts/courses/contents.ts'

export const kindIcons: Record<ContentKind, IconName> = {
  lesson: 'book-open',
  wod: 'dumbbell',
  scenario: 'messages-square',
  test: 'clipboard-check',
}
