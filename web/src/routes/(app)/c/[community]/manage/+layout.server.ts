import { takeDone } from '#lib/shell/done.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = (event) => ({ done: takeDone(event) })
