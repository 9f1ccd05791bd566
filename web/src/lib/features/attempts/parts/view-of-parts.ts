import type { Component, Snippet } from 'svelte'
import type { Box } from '#lib/features/attempts/box/box.svelte.ts'

interface ViewProps {
  box: Box
  prompt: Snippet
  /** Presses a row. */
  press: (place: number) => void
  /** The number of the question and its prompt. */
  labelledby: string
}

/** Shows the question of a box that is not answered by rows or a field alone; `explain` says what an answer lacks. */
export type ViewOfParts = Component<ViewProps, { explain?: () => void }>
