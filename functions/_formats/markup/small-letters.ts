import { ImportError } from '../diagnostics.ts'

const FROM = '0123456789+-=()n'
const SMALL = {
  sup: ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁺', '⁻', '⁼', '⁽', '⁾', 'ⁿ'],
  sub: ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉', '₊', '₋', '₌', '₍', '₎', 'ₙ'],
}

/** 2<sup>10</sup> is not 210: Markdown has no superscript, but Unicode has the digits. */
export function toSmall(place: 'sub' | 'sup', text: string): string {
  return Array.from(text.trim())
    .map((letter) => {
      const small = SMALL[place][FROM.indexOf(letter)]
      if (small === undefined)
        throw new ImportError(
          'markup',
          `<${place}>${text.trim().slice(0, 40)}</${place}> cannot be written in Markdown`,
        )
      return small
    })
    .join('')
}
