import BadgeCheck from '@lucide/svelte/icons/badge-check'
import CircleDot from '@lucide/svelte/icons/circle-dot'
import CircleDotDashed from '@lucide/svelte/icons/circle-dot-dashed'
import Hourglass from '@lucide/svelte/icons/hourglass'
import Lock from '@lucide/svelte/icons/lock'
import Undo from '@lucide/svelte/icons/undo-2'

export const gateIcons = {
  locked: Lock,
  available: CircleDot,
  in_progress: CircleDotDashed,
  submitted: Hourglass,
  rejected: Undo,
  validated: BadgeCheck,
}
