import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { rememberFormatter } from './remember-formatter.ts'

const lists = rememberFormatter(
  (locale: Locale, type: 'conjunction' | 'disjunction') => new Intl.ListFormat(locale, { type }),
)

/** "Subnets and Routing"; "Subnets, Routing, and Ports" */
export const listText = (items: readonly string[], locale = DEFAULT_LOCALE): string =>
  lists(locale, 'conjunction').format(items)

/** "25, 50, or 75" */
export const choiceText = (items: readonly (string | number)[], locale = DEFAULT_LOCALE): string =>
  lists(locale, 'disjunction').format(items.map(String))

/** At most so many items, the last of which says how many are left out: "Subnets, Routing, and 3 more". */
export const shortListText = (items: readonly string[], most: number, locale = DEFAULT_LOCALE): string =>
  listText(items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items, locale)
