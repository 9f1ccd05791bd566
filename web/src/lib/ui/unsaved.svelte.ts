import { tick } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { page } from '$app/state'

interface Guarded {
  isDirty: () => boolean
}

/** The forms on the page whose changes would be lost; filled in the browser only. */
const guarded = new Set<Guarded>()

/** Whether a form on the page holds changes that were neither saved nor sent. */
export const hasUnsaved = (): boolean => [...guarded].some(({ isDirty }) => isDirty())

/**
 * Makes the page warn before the changes in this form are lost: every form that an author types into has it, a search has not.
 * An action whose form stays on the page answers `saved` once it is; one that leads to another page needs nothing.
 */
export const unsaved: Attachment<HTMLFormElement> = (form) => {
  let before: string | undefined
  /** What was sent and is not answered yet. */
  let sent: string | undefined
  const guard = { isDirty: () => before !== undefined && sent === undefined && typedInto(form) !== before }
  const onsubmit = () => (sent = typedInto(form))

  // Only now do the fields have their first values.
  void tick().then(() => (before ??= typedInto(form)))
  guarded.add(guard)
  form.addEventListener('submit', onsubmit)
  // Read in the effect alone: what the attachment itself reads would begin it anew.
  let href: string | undefined
  $effect(() => {
    const answer: unknown = page.form
    // A redirect takes what was sent, too. While the page loads again, there is no answer.
    const isRedirected = href !== undefined && page.url.href !== href
    href = page.url.href
    if (sent === undefined || (answer === null && !isRedirected)) return
    if (isRedirected || isSaved(answer)) before = sent
    sent = undefined
  })
  return () => {
    guarded.delete(guard)
    form.removeEventListener('submit', onsubmit)
  }
}

/** The same for what saves itself: it is asked about only while it cannot be saved. */
export const guardUnsaved =
  (isDirty: () => boolean): Attachment =>
  () => {
    const guard = { isDirty }
    guarded.add(guard)
    return () => guarded.delete(guard)
  }

const isSaved = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'saved' in answer && Boolean(answer.saved)

const NOT_TYPED: ReadonlySet<string> = new Set(['hidden', 'submit', 'button'])

/** The values of all fields that people change. Hidden ones change with what is saved. */
function typedInto(form: HTMLFormElement): string {
  const fields = [...form.elements].filter(
    (field) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement,
  )
  return JSON.stringify(
    fields
      .filter(({ name, type }) => name !== '' && !NOT_TYPED.has(type))
      .map((field) => [field.name, field instanceof HTMLInputElement && isTicked(field) ? field.checked : field.value]),
  )
}

const isTicked = ({ type }: HTMLInputElement) => type === 'checkbox' || type === 'radio'
