// Cached by the service worker and shown offline, when no script can be loaded.
export const csr = false
