/** Figures for people: one to a line, names and numbers aligned; lists of rounds as rows below. */
export function table(figures: object): string {
  const lines = Object.entries(figures).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value) ? value.map((row, index) => [`${name} ${index + 1}`, show(row)]) : [[name, show(value)]],
  )
  const width = Math.max(...lines.map(([name]) => name.length))
  return lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')
}

function show(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en', { maximumFractionDigits: 3 }).padStart(10)
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, part]) => `${name} ${show(part)}`)
    .join('   ')
}
