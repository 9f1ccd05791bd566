import { ImportError } from '../diagnostics.ts'

const BASIC = { amp: 38, lt: 60, gt: 62, quot: 34, apos: 39 }

/** HTML's names for the upper half of Latin-1, in order, from the non-breaking space. */
const LATIN = [
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro',
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil',
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave',
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml',
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute',
  'thorn yuml',
]
  .join(' ')
  .split(' ')

const GREEK = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau'
  .concat(' upsilon phi chi psi omega')
  .split(' ')

const SIGNS = {
  ndash: 0x2013,
  mdash: 0x2014,
  lsquo: 0x2018,
  rsquo: 0x2019,
  ldquo: 0x201c,
  rdquo: 0x201d,
  bdquo: 0x201e,
  bull: 0x2022,
  hellip: 0x2026,
  euro: 0x20ac,
  trade: 0x2122,
  larr: 0x2190,
  uarr: 0x2191,
  rarr: 0x2192,
  darr: 0x2193,
  harr: 0x2194,
  minus: 0x2212,
  radic: 0x221a,
  infin: 0x221e,
  asymp: 0x2248,
  ne: 0x2260,
  le: 0x2264,
  ge: 0x2265,
  check: 0x2713,
}

const CODES = new Map([
  ...Object.entries(BASIC),
  ...LATIN.map((name, index) => [name, 160 + index] as const),
  ...GREEK.map((name, index) => [name, 0x3b1 + index] as const),
  ...Object.entries(SIGNS),
])

/** The letter that a reference stands for: `eacute`, `#233` or `#xe9`. */
export function letterOf(reference: string): string {
  const code = codeOf(reference)
  if (code === undefined)
    throw new ImportError('markup', `&${reference}; is not a letter that is known here: write the letter itself`)
  // A non-breaking space becomes an ordinary one: pages decide where lines break.
  return code === 160 ? ' ' : String.fromCodePoint(code)
}

export const isEntity = (reference: string): boolean => codeOf(reference) !== undefined

function codeOf(reference: string): number | undefined {
  const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(reference) ?? []
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : CODES.get(reference)
  if (code === undefined || code === 0 || code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
  return code
}

export const decodeEntities = (text: string) =>
  text.replaceAll(/&(#?\w{1,10});/g, (_, reference: string) => letterOf(reference))
