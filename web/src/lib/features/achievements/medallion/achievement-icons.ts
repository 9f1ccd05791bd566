import { ACHIEVEMENT_ICONS, type IconName } from '#lib/icons/icon-names.ts'

const KNOWN: ReadonlySet<string> = new Set(ACHIEVEMENT_ICONS)
const isKnown = (name: string): name is (typeof ACHIEVEMENT_ICONS)[number] => KNOWN.has(name)

/** A community may name an icon that the site does not have; then the award icon is drawn. */
export const achievementIcon = (name: string): IconName => (isKnown(name) ? name : 'award')
