import katex from 'katex'
import type MarkdownIt from 'markdown-it'
import { formulaAt, type Formula } from '#domain/attempts/formulas.ts'

/**
 * Reads formulas in Markdown and renders them as MathML: browsers draw it and screen readers speak it, without a script, a style
 * or a typeface of ours. A formula that is none is shown as it is written.
 */
export function addFormulas(markdown: InstanceType<typeof MarkdownIt>): void {
  // Before `\(` would be taken for an escaped parenthesis.
  markdown.inline.ruler.before('escape', 'formula', (state, silent) => {
    const formula = formulaAt(state.src, state.pos)
    if (!formula || formula.end > state.posMax) return false
    if (!silent) state.push('formula', 'math', 0).content = toMathMl(formula)
    state.pos = formula.end
    return true
  })

  // A formula on lines of its own: Markdown would take some of its lines for headings or lists.
  markdown.block.ruler.before(
    'fence',
    'formula',
    (state, startLine, endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
      const isCode = (state.sCount[startLine] ?? 0) - state.blkIndent >= 4
      const formula = isCode ? undefined : formulaAt(state.src, start)
      if (!formula?.display) return false
      let line = startLine
      while (line < endLine && (state.eMarks[line] ?? 0) < formula.end) line++
      // In a quote, the lines have its marks in them.
      const isQuoted = line > startLine && state.src.slice(start, formula.end).includes('\n>')
      if (line === endLine || isQuoted || state.src.slice(formula.end, state.eMarks[line]).trim() !== '') return false
      if (silent) return true
      const token = state.push('formula_block', 'math', 0)
      token.content = toMathMl(formula)
      token.map = [startLine, line + 1]
      state.line = line + 1
      return true
    },
    { alt: ['paragraph', 'blockquote', 'list'] },
  )

  markdown.renderer.rules.formula = (tokens, index) => tokens[index]?.content ?? ''
  markdown.renderer.rules.formula_block = (tokens, index) => `<p>${tokens[index]?.content ?? ''}</p>\n`
  const { escapeHtml } = markdown.utils

  function toMathMl({ source, display }: Formula): string {
    try {
      const html = katex.renderToString(source, {
        output: 'mathml',
        displayMode: display,
        throwOnError: true,
        strict: 'ignore',
        trust: false,
        // What no formula needs, and what could keep the server busy.
        maxExpand: 100,
        maxSize: 20,
      })
      const [math = ''] = /<math[\s\S]*<\/math>/.exec(html) ?? []
      return `<span class="${display ? 'formula' : 'formula inline'}">${math}</span>`
    } catch (error) {
      // The library's own error for a source that is no LaTeX; so are the few that its parser does not expect.
      if (!(error instanceof katex.ParseError)) throw error
      return `<code>${escapeHtml(source)}</code>`
    }
  }
}
