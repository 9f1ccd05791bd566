import { encodeQR } from 'qr'

/** The quiet zone around the code, in modules: with less, some readers do not find it. */
const QUIET = 4

/** A QR code as one SVG path over a square of `size` modules. */
export function qrPath(text: string): { d: string; size: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET })
  // A horizontal run of dark modules becomes one rectangle.
  const d = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return []
      const end = row.indexOf(false, x)
      return `M${x} ${y}h${(end === -1 ? row.length : end) - x}v1H${x}z`
    }),
  )
  return { d: d.join(''), size: rows.length }
}
