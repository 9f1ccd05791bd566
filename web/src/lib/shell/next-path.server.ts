import { paths } from '#lib/paths.ts'

/** Where to go after signing in: the `next` parameter if it is a path on this site, or else home. */
export const nextPath = ({ searchParams, origin }: URL): string => {
  const next = searchParams.get('next')
  if (!next?.startsWith('/') || !URL.canParse(next, origin)) return paths.home()
  const target = new URL(next, origin)
  // `/..//evil.example` parses to this origin, but its path `//evil.example` would leave it as a redirect target.
  if (target.origin !== origin || target.pathname.startsWith('//')) return paths.home()
  return target.pathname + target.search + target.hash
}
