/** What the page tells its service worker: which page to have at hand without a network. One at a time. */
export type ToWorker = { keep: string } | { drop: true }

async function tell(message: ToWorker): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage(message, { transfer: [] })
}

export const keepPage = () => tell({ keep: location.pathname })
export const dropPage = () => tell({ drop: true })
