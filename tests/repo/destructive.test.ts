import { describe, expect, it } from 'vitest'
import { files, read } from './files.ts'

const pages = files.filter((file) => file.startsWith('web/src/') && file.endsWith('.svelte'))

/** Each element of this component, up to where its opening tag ends, with the words behind it. */
const elements = (component: string) =>
  pages.flatMap((file) =>
    [
      ...read(file).matchAll(new RegExp(String.raw`<${component}\b((?:"[^"]*"|\{[^}]*\}|[^>"{])*)>\s*([^<{]*)`, 'g')),
    ].map(([, attributes = '', text = '']) => ({ file, attributes, text: text.trim() })),
  )

const TAKES_AWAY = /^(?:Delete|Retire|Remove|Revoke|Leave without)\b/

describe('what takes something away', () => {
  it('has the one variant of buttons for it', () => {
    const buttons = elements('Button').filter(({ text }) => TAKES_AWAY.test(text))
    expect(buttons.length).toBeGreaterThan(5)
    expect(buttons.filter(({ attributes }) => !attributes.includes('variant="danger"'))).toEqual([])
  })

  it('asks in the same color', () => {
    const questions = elements('ConfirmPanel').filter(({ attributes }) =>
      TAKES_AWAY.test(/verb="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    )
    expect(questions.length).toBeGreaterThan(8)
    expect(questions.filter(({ attributes }) => !/\bdanger\b/.test(attributes))).toEqual([])
  })
})
