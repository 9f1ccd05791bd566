/** The first letters of the first and the last word of a name. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .filter((letter) => /\p{L}/u.test(letter))
    .filter((_, n, all) => n === 0 || n === all.length - 1)
    .join('')
    .toUpperCase()
