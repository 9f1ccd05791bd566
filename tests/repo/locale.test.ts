import { expect, it } from 'vitest'
import { files, read } from './files.ts'

/** What needs no language: the zone of a device by its name, and the local hour of an instant. */
const OTHER_USES = new Map([
  ['functions/_domain/time/local-time.ts', /new Intl\.DateTimeFormat\('en', \{\s+timeZone: zone,/],
  ['functions/_domain/time/clock.ts', /Intl\.DateTimeFormat\(\)\.resolvedOptions\(\)\.timeZone/],
])

it('numbers, dates and lists are written in functions/_domain/locale alone', () => {
  const code = files.filter((file) => /^(?:functions|web\/src)\/.*\.(?:ts|svelte)$/.test(file))
  const makes = /\bIntl\.(?:\w+Format|PluralRules|Collator|Segmenter|DisplayNames)\(|\.toLocale\w+\(/
  const elsewhere = code.filter((file) => {
    const other = OTHER_USES.get(file)
    return (
      !file.startsWith('functions/_domain/locale/') && makes.test(other ? read(file).replace(other, '') : read(file))
    )
  })
  expect(code.filter((file) => makes.test(read(file))).length).toBeGreaterThan(4)
  expect(elsewhere).toEqual([])
})
