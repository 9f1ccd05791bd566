import type { SubmitFunction } from '$app/forms'
import { refreshAll } from '$app/navigation'

/**
 * A form that is saved against the version its author began to change. If the page learns of a newer one while they type,
 * the save is still refused as a conflict instead of overwriting what another author saved.
 */
export function createVersionedForm<Version extends string | number>(current: () => Version | undefined) {
  let began = $state<Version>()
  let busy = $state(false)
  let touched = $state(false)

  const submit: SubmitFunction = ({ cancel }) => {
    if (busy) return cancel()
    busy = true
    return async ({ result, update }) => {
      // Before a conflict is shown, the page loads what is saved now, so that the next save is against that.
      if (result.type === 'failure') await refreshAll()
      await update({ reset: false })
      busy = false
      touched = false
      began = undefined
    }
  }

  return {
    submit,
    oninput: () => {
      touched = true
      began ??= current()
    },
    /** The version to save against. */
    get version() {
      return began ?? current()
    },
    get busy() {
      return busy
    },
    /** Whether anything was typed since the last answer: until then, the page says that it is saved. */
    get touched() {
      return touched
    },
  }
}
