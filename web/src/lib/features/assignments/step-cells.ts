const STEPS: Record<string, { rows: number; columns: number }> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
}

/** Steps between the links of a table by arrow keys: cells without a link are passed over. */
export function stepCells(event: KeyboardEvent & { currentTarget: HTMLTableElement }): void {
  const step = STEPS[event.key]
  const cell = event.target instanceof Element ? event.target.closest('td, th') : null
  const row = cell?.parentElement
  if (!step || !(row instanceof HTMLTableRowElement) || event.ctrlKey || event.metaKey || event.altKey) return
  const rows = [...event.currentTarget.rows]
  let [y, x] = [rows.indexOf(row), [...row.cells].findIndex((it) => it === cell)]
  for (;;) {
    y += step.rows
    x += step.columns
    const next = rows[y]?.cells[x]
    if (!next) return
    const link = next.querySelector('a')
    if (!link) continue
    event.preventDefault()
    link.focus()
    return
  }
}
