const PREFIX = 'laude:'
/** Where the functions are mounted; elsewhere the same address comes without it. */
const MOUNT = '/functions/v1'

/** What stands for a route in its key, where that has a name of its own. */
const NAMES: Record<string, string> = {
  '/gamification-api/achievements/user': 'achievements',
  '/gamification-api/achievements': 'achievements:all',
  '/gamification-api/achievements/progress': 'achievement_progress',
}

/** The key of what a learner got at an address. */
export function responseKey(userId: string, address: string): string {
  const below = address.startsWith(MOUNT) ? address.slice(MOUNT.length) : address
  const [, path = '', community] = /^([^?]*)\?community=(.*)$/.exec(below) ?? []
  const name = NAMES[path]
  const what = name === undefined ? `response:${below}` : `${name}:${community}`
  return `${PREFIX}user:${userId}:${what}`
}

/** The version of everything. */
export const VERSION_OF_ALL = `${PREFIX}version:all`

/** The version of what depends on a learner, on a community, or on what else a notification names. */
export const versionKey = (tag: string): string => `${PREFIX}version:of:${tag}`

/** Who asks whether everything has been heard so far. */
export const ASKED = `${PREFIX}watch:asked`

/** That it has, for the one who asked. */
export const heardKey = (question: string): string => `${PREFIX}watch:heard:${question}`
