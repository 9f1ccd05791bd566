import { paths } from '#lib/paths.ts'

/** Long enough to type on, short enough to see what comes of it, in milliseconds. */
const PAUSE = 250

/** What is being written, drawn by the server while one types; until it was asked, there is none. */
export function createPreview(community: () => string) {
  let html = $state<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined

  async function ask(text: string) {
    asked?.abort()
    asked = new AbortController()
    const { signal } = asked
    // Overtaken by what was typed next, or offline: what was drawn last stands, and the text is not lost.
    const answer = await fetch(paths.preview(community()), { method: 'POST', body: text, signal }).catch(() => null)
    if (answer?.ok) html = await answer.text()
  }

  return {
    get html() {
      return html
    },
    draw: (text: string) => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(text), PAUSE)
    },
  }
}
