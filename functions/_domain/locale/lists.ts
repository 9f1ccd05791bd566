import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { rememberFormatter } from './remember-formatter.ts'
import { WRITERS } from './writers.ts'

type ListType = 'conjunction' | 'disjunction'

const formatter = rememberFormatter((locale: Locale, type: ListType) => new Intl.ListFormat(locale, { type }))

const writeList = (items: readonly string[], type: ListType, locale: Locale): string =>
  WRITERS[locale]?.list(items, type) ?? formatter(locale, type).format(items)

/** "Subnets and Routing"; "Subnets, Routing, and Ports" */
export const listText = (items: readonly string[], locale = DEFAULT_LOCALE): string =>
  writeList(items, 'conjunction', locale)

/** "25, 50, or 75" */
export const choiceText = (items: readonly (string | number)[], locale = DEFAULT_LOCALE): string =>
  writeList(items.map(String), 'disjunction', locale)

/** At most so many items, the last of which says how many are left out: "Subnets, Routing, and 3 more". */
export const shortListText = (items: readonly string[], most: number, locale = DEFAULT_LOCALE): string =>
  listText(items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items, locale)
