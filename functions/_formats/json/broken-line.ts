/**
 * The line on which a text stops being JSON, by bisection: engines seldom say where it does, but they do tell a text that only
 * ends too early from one that is wrong.
 */
export function brokenLine(text: string): number {
  const ends = [...text.matchAll(/\n|$/g)].map(({ index }) => index + 1)
  let [valid, wrong] = [0, ends.length]
  while (wrong - valid > 1) {
    const middle = Math.floor((valid + wrong) / 2)
    if (isWrong(text.slice(0, ends[middle - 1]))) wrong = middle
    else valid = middle
  }
  return wrong
}

function isWrong(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const [, position = -1] = /position (\d+)/.exec(message) ?? []
    return !message.includes('end of JSON') && Number(position) < text.length
  }
}
