import { stableId } from '../../_db/stable-id.ts'
import { kindAbout } from '../../_domain/engine/reporting.ts'

export interface ActionKey {
  type: string
  user_id: string
  content_id: string
  local_date: string
}

/** The same action has the same id: a lesson or scenario once per content, a WOD once per content and day. */
export const actionId = ({ type, user_id, content_id, local_date }: ActionKey): string =>
  stableId(`${type}:${user_id}:${content_id}${kindAbout(type) === 'wod' ? `:${local_date}` : ''}`)
