import BookOpen from '@lucide/svelte/icons/book-open'
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check'
import Dumbbell from '@lucide/svelte/icons/dumbbell'
import MessagesSquare from '@lucide/svelte/icons/messages-square'
import type { ContentKind } from '#contracts/courses/contents.ts'

export const kindIcons = {
  lesson: BookOpen,
  wod: Dumbbell,
  scenario: MessagesSquare,
  test: ClipboardCheck,
} satisfies Record<ContentKind, typeof BookOpen>
