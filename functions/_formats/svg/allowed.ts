/** The elements of a drawing that stays: nothing that runs, moves, loads or embeds. */
export const ELEMENTS: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask', 'pattern', 'marker'],
])

/** Elements that only say where a drawing comes from. They are left out without a word; all others are refused by name. */
export const LEFT_OUT: ReadonlySet<string> = new Set(['metadata', 'view', 'script', 'a', 'switch', 'set'])

const list = (text: string) => text.trim().split(/\s+/)

/** Properties of how something looks: as attributes, and in styles. */
export const PROPERTIES: ReadonlySet<string> = new Set(
  list(`
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation cursor direction display
    dominant-baseline fill fill-opacity fill-rule font-family font-size font-style font-variant font-weight
    letter-spacing marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering transform
    transform-origin vector-effect visibility white-space word-spacing writing-mode
  `),
)

export const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...PROPERTIES,
  ...list(`
    class clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height id lengthAdjust markerHeight
    markerUnits markerWidth maskContentUnits maskUnits method offset orient pathLength patternContentUnits
    patternTransform patternUnits points preserveAspectRatio r refX refY role rotate rx ry side spacing
    spreadMethod startOffset style textLength viewBox width x x1 x2 y y1 y2 aria-hidden aria-label aria-labelledby
  `),
])

/** References within the drawing, and to nothing else. */
export const WITHIN = /^#[\w.:-]{1,200}$/

/** A value that calls nothing but colors, movements and what the drawing has itself. */
export const isHarmless = (value: string): boolean => {
  const called = value.replaceAll(/url\(\s*(["']?)#[\w.:-]{1,200}\1\s*\)/g, '')
  if (/[\\<>@{};]|\/\*|:\/\/|\burl\b/i.test(called)) return false
  const names = [...called.matchAll(/([\w-]*)\s*\(/g)].map(([, name = '']) => name.toLowerCase())
  return names.every((name) => HARMLESS.has(name))
}

const HARMLESS: ReadonlySet<string> = new Set(
  list(`rgb rgba hsl hsla translate translatex translatey rotate scale scalex scaley skewx skewy matrix calc`),
)
