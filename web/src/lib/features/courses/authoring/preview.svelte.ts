import { managePaths } from '#lib/manage-paths.ts'

/** How long the author must pause before a preview is requested, in milliseconds. */
const PAUSE = 250

/** Lets the server render the text while the author types. Null until the first answer. */
export function createPreview(community: () => string) {
  let html = $state<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let request: AbortController | undefined

  async function render(text: string) {
    request?.abort()
    request = new AbortController()
    const { signal } = request
    // Aborted by newer text, or offline: the last preview stays, and the text is not lost.
    const answer = await fetch(managePaths.preview(community()), { method: 'POST', body: text, signal }).catch(
      () => null,
    )
    if (answer?.ok) html = await answer.text()
  }

  return {
    get html() {
      return html
    },
    draw: (text: string) => {
      clearTimeout(timer)
      timer = setTimeout(() => void render(text), PAUSE)
    },
  }
}
