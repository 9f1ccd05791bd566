import type { GateState } from '#domain/gates/gate-state.ts'
import type { IconName } from '#lib/icons/icon-names.ts'

export const gateIcons: Record<GateState, IconName> = {
  locked: 'lock',
  available: 'circle-dot',
  in_progress: 'circle-dot-dashed',
  submitted: 'hourglass',
  rejected: 'undo-2',
  validated: 'badge-check',
}
