import { query } from './path-parts.ts'

/** Where the forms of the page of notifications post to; it then shows those before the same id again. */
export const notificationsAction = (action: 'read' | 'delete' | 'restore', before?: string): string =>
  `/notifications${query({ [`/${action}`]: '', before })}`
