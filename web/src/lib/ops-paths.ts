import { query } from './path-parts.ts'

interface OpsShow {
  /** The slug of a community; all of them without it. */
  of?: string
  days?: string
}

/** URLs that only operators of the site are led to. */
export const opsPaths = {
  ops: (show: OpsShow = {}) => `/ops${query({ ...show })}`,
}
