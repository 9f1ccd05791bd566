/** The elements of a one-dimensional array of texts as Postgres writes it. */
export function readTexts(written: string): (string | null)[] {
  const elements: (string | null)[] = []
  for (const [, quoted, bare] of written.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g))
    elements.push(quoted === undefined ? (bare === 'NULL' ? null : (bare ?? '')) : quoted.replaceAll(/\\(.)/gs, '$1'))
  return elements
}

export const writeTexts = (elements: readonly (string | null)[]) =>
  `{${elements.map((text) => (text === null ? 'NULL' : `"${text.replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`
