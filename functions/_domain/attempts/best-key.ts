/** Of several keys that are right the one by which an answer is worth most; of equals the first. */
export const bestKey = <Key>(key: Key, also: readonly Key[], worth: (key: Key) => number | null | undefined): Key =>
  also.reduce((best, other) => ((worth(other) ?? 0) > (worth(best) ?? 0) ? other : best), key)
