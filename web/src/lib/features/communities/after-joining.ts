import type { Community } from '#contracts/communities/communities.ts'
import { paths } from '#lib/paths.ts'

/** Where a form to join leads: new students to their welcome, all others straight into the community. */
export const afterJoining = ({ slug, role }: Pick<Community, 'slug' | 'role'>, wasMember: boolean): string =>
  role === 'student' && !wasMember ? paths.welcome(slug) : paths.community(slug)
