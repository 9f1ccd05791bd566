/** The names of rows, from the first. */
export const LETTERS = 'ABCDEFGH'
