import { isHarmless, PROPERTIES } from './allowed.ts'

const COMMENT = /\/\*[\s\S]*?\*\//g
/** A rule for elements by their name, class or id, as programs for drawing write them. */
const RULE = /([^{}]+)\{([^{}]*)\}/g
const SELECTOR = /^[\w.#*,>\s-]{1,500}$/

/** The declarations that only say how something looks. */
export const cleanDeclarations = (text: string): string =>
  text
    .replaceAll(COMMENT, '')
    .split(';')
    .flatMap((declaration) => {
      const colon = declaration.indexOf(':')
      const [property, value] = [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()]
      return colon > 0 && PROPERTIES.has(property) && value !== '' && isHarmless(value) ? [`${property}:${value}`] : []
    })
    .join(';')

/** The rules of a style sheet that are such. An at-rule could load something, and is none. */
export const cleanStyleSheet = (text: string): string =>
  [...text.replaceAll(COMMENT, '').matchAll(RULE)]
    .map(([, selector = '', declarations = '']) => [selector.trim(), cleanDeclarations(declarations)] as const)
    .filter(([selector, declarations]) => SELECTOR.test(selector) && declarations !== '')
    .map(([selector, declarations]) => `${selector}{${declarations}}`)
    .join('')
