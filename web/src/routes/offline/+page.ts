// Kept by the service worker and shown without a network, when no script could be fetched for it.
export const csr = false
