/** Tells the service worker which page to serve without a network: one at a time. */
export type ToWorker = { keep: string } | { drop: true }

async function send(message: ToWorker): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage(message, { transfer: [] })
}

export const cachePage = () => send({ keep: location.pathname })
export const uncachePage = () => send({ drop: true })
