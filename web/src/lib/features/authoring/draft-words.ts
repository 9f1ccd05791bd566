import type { DraftChangeKind, DraftStep, TestDraft } from '#contracts/authoring/drafts.ts'
import { count } from '#domain/locale/counts.ts'
import { listText } from '#domain/locale/lists.ts'

/** "3 added, 1 removed, and settings changed"; empty where nothing changed. */
export function changesText({ added, changed, moved, removed, settings }: TestDraft['changes']): string {
  const numbers = [
    [added, 'added'],
    [changed, 'changed'],
    [moved, 'moved'],
    [removed, 'removed'],
  ] as const
  const parts = numbers.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`)
  return listText([...parts, ...(settings ? ['settings changed'] : [])])
}

const STEP: Record<DraftChangeKind, (questions: number) => string> = {
  add: () => 'a new question',
  edit: () => 'a change of a question',
  remove: () => 'a deleted question',
  order: () => 'a new order',
  settings: () => 'a change of the settings',
  bulk: (questions) => `a change of ${count(questions, 'question')}`,
  move: (questions) => `${count(questions, 'question')} moved to another test`,
  duplicate: (questions) => count(questions, 'copied question'),
  paste: (questions) => count(questions, 'pasted question'),
  publish: () => 'a published version',
  discard: () => 'a discarded working copy',
  import: (questions) => count(questions, 'imported question'),
}

/** What an undo takes back, in words. */
export const stepWords = ({ what, questions }: DraftStep): string => STEP[what](questions)
