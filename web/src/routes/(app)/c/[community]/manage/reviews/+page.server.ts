import { decideMany } from '#lib/features/gates/reviewing/decide-many.server.ts'
import type { Actions } from './$types'

export const actions: Actions = { decideMany }
