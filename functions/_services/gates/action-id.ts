import { stableId } from '../../_db/stable-id.ts'
import { kindAbout } from '../../_domain/engine/reporting.ts'

export interface ActionKey {
  type: string
  user_id: string
  content_id: string
  local_date: string
}

/** What is done with content is done once; a WOD anew each day. */
export const actionId = ({ type, user_id, content_id, local_date }: ActionKey): string =>
  stableId(`${type}:${user_id}:${content_id}${kindAbout(type) === 'wod' ? `:${local_date}` : ''}`)
