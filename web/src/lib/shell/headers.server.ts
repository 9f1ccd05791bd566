/** Security headers besides the content security policy, which SvelteKit sends (vite.config.ts). */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
}

export const withHeaders = (response: Response): Response => {
  // Most pages are private to a user; cacheable responses set the header themselves.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache')
  // A response that has its own says why.
  for (const [name, value] of Object.entries(HEADERS))
    if (!response.headers.has(name)) response.headers.set(name, value)
  return response
}
