/** Variables that are set to nothing, as `NAME=` in a file of them, are not set. */
export const withoutEmpty = (source: Record<string, string | undefined>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
