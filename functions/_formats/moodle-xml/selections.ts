import { ImportError } from '../diagnostics.ts'
import { markdownOf } from './parts.ts'
import { childOf, childrenOf, valueOf, type XmlElement } from './tree.ts'

/** Gaps that are filled from a list, chosen (`gapselect`) or dragged (`ddwtos`): `[[2]]` is the gap of the second text. */
export function readSelections(question: XmlElement) {
  const all = [...childrenOf(question, 'selectoption'), ...childrenOf(question, 'dragbox')].map((box) => ({
    text: valueOf(box, 'text'),
    group: valueOf(box, 'group') || '1',
  }))
  const gaps: string[][] = []
  const keys: { choice: number }[] = []
  const prompt = markdownOf(childOf(question, 'questiontext')).replaceAll(
    /\\?\[\\?\[(\d+)\\?\]\\?\]/g,
    (_, number: string) => {
      const right = all[Number(number) - 1]
      if (!right) throw new ImportError('no_right_answer', `gap ${number} names a text that is not there`)
      const choices = [...new Set(all.filter(({ group }) => group === right.group).map(({ text }) => text))]
      keys.push({ choice: choices.indexOf(right.text) })
      return `{{${gaps.push(choices)}}}`
    },
  )
  return { prompt, parts: { gaps }, answer: { gaps: keys } }
}
