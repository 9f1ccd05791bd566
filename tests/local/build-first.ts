import { join } from 'node:path'
import { buildSite } from '../../supabase/local/site.ts'

/** Builds the site once, before stacks start side by side and each would build it. */
export default function setup() {
  buildSite(join(import.meta.dirname, '../..'))
}
