/** Milliseconds since 1970 as the wire has them. */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()
