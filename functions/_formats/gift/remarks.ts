import { escape, unescape } from './escapes.ts'

/**
 * Comments right above a question carry what GIFT has no word for; other programs ignore them:
 * `// laude:tip …`, `// laude:unit …`, `// laude:fixed_order`.
 */
export interface Remarks {
  tip: string
  unit: string | undefined
  fixed_order: boolean
}

export function readRemarks(comments: string[]): Remarks {
  const remark = (name: string) => {
    const comment = comments.find((comment) => comment.startsWith(`laude:${name} `))
    return comment === undefined ? undefined : unescape(comment.slice(`laude:${name} `.length))
  }
  return { tip: remark('tip') ?? '', unit: remark('unit'), fixed_order: comments.includes('laude:fixed_order') }
}

export function writeRemarks({ tip, unit, fixed_order }: Remarks): string[] {
  const remarks = []
  if (tip !== '') remarks.push(`// laude:tip ${escape(tip)}`)
  if (unit !== undefined) remarks.push(`// laude:unit ${escape(unit)}`)
  if (fixed_order) remarks.push('// laude:fixed_order')
  return remarks
}
