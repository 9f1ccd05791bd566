import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { rememberFormatter } from './remember-formatter.ts'

const names = rememberFormatter((locale: Locale) => new Intl.DisplayNames(locale, { type: 'language' }))

/** 'es' → "Spanish" */
export const languageName = (tag: string, locale = DEFAULT_LOCALE): string => names(locale).of(tag) ?? tag
