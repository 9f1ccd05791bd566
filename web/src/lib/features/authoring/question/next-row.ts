import { commandText } from './commands.ts'
import type { QuestionFields } from './question-fields.ts'

/** Enter goes on to the next row of a list, and makes one behind the last; with Shift it is a new line. */
export const toNextRow =
  (fields: QuestionFields, list: string, at: number, count: number) =>
  (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return
    event.preventDefault()
    if (at === count - 1) {
      if (event.currentTarget.value.trim() !== '') fields.run(commandText('add', list))
      return
    }
    const { name, form } = event.currentTarget
    const next = form?.elements.namedItem(name.replace(`${list}.${at}.`, `${list}.${at + 1}.`))
    if (next instanceof HTMLElement) next.focus()
  }
