const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']

/** "Choose three", "(Select TWO)", "Which two"; "two or three", "two-factor" and "up to two" name no number. */
const REQUEST = new RegExp(
  String.raw`\b(?:choose|select|pick|mark|check|which)\s+(?:exactly\s+|any\s+|the\s+|best\s+|correct\s+)*(${NUMBERS.join('|')}|[1-8])\b(?![-\u2013.,]\w|\s+(?:or|to)\b)`,
  'gi',
)

/** How many options the author of a prompt says to choose; undefined where the prompt names no number. */
export function numberToChoose(prompt: string): number | undefined {
  // Without the signs of Markdown: the number is often bold.
  const requests = [...prompt.replaceAll(/[*_]/g, '').matchAll(REQUEST)]
  const word = requests.at(-1)?.[1]?.toLowerCase()
  if (word === undefined) return undefined
  return NUMBERS.includes(word) ? NUMBERS.indexOf(word) + 1 : Number(word)
}
