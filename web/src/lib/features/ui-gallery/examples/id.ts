/** Ids that differ. */
export const exampleId = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
