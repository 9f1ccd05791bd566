/** The colors of medals and of the marks of communities. */
export const COLORS = ['laurel', 'gold', 'sky', 'indigo', 'plum', 'rose', 'clay', 'amber', 'teal', 'slate'] as const
export type Color = (typeof COLORS)[number]
