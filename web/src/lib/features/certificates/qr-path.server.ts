import { encodeQR } from 'qr'

/** What surrounds a code, in modules: less, and some readers do not see it. */
const QUIET = 4

/** A code that a camera reads, as one path over a square of `size` modules. */
export function qrPath(text: string): { d: string; size: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET })
  // A run of dark modules is one stroke.
  const d = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return []
      const end = row.indexOf(false, x)
      return `M${x} ${y}h${(end === -1 ? row.length : end) - x}v1H${x}z`
    }),
  )
  return { d: d.join(''), size: rows.length }
}
