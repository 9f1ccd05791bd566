/** Moodle puts imported categories below the top of the course. */
const ROOT = '$course$/top'

/** A topic as a Moodle category. A slash within a name is doubled, unlike a slash between names. */
export const toCategory = (topic: string) =>
  `${ROOT}/${topic.replaceAll('/', '//').replace(/^\//, ' /').replace(/\/$/, '/ ')}`

/** The topic is the last name on the path: the names above it sort banks, not questions. */
export function topicOf(category: string): string | undefined {
  const names = category
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .map((name) => name.replaceAll('//', '/').trim())
  const [root = '', top] = names
  const isRooted = /^\$\w+\$$/.test(root)
  const below = isRooted ? names.slice(top === 'top' ? 2 : 1) : names
  return below.at(-1) || undefined
}
