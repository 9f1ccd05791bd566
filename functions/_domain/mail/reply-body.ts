const CUT = 'The rest of this mail was cut: it is too long.'

/** The words of a mail as a message of so many characters at the most. What is cut ends with a sentence that says so. */
export function replyBody(words: string, most: number): { body: string; isCut: boolean } {
  if (words.length <= most) return { body: words, isCut: false }
  const ending = `…\n\n(${CUT})`
  // A cut through a pair of surrogates would leave half a character.
  const kept = words.slice(0, most - ending.length).replace(/[\uD800-\uDBFF]$/, '')
  return { body: kept.trimEnd() + ending, isCut: true }
}
