import { community } from './path-parts.ts'

/** The file of a picture or sound. Only the server writes such addresses, so no page loads this. */
export const mediaFile = (slug: string, id: string) => `${community(slug)}/media/${encodeURIComponent(id)}`
