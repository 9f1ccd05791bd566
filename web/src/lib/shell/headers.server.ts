/** The content policy comes from SvelteKit (vite.config.ts); these are the rest of what a browser should refuse. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
}

export const withHeaders = (response: Response): Response => {
  // Most pages are one person's; what may be kept says so itself.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache')
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
  return response
}
