import { describe, expect, it } from 'vitest'
import { toMarkdown } from '../../functions/_formats/markup/to-markdown.ts'

const html = (text: string) => toMarkdown(text, 'html')

describe('HTML becomes Markdown', () => {
  it.each([
    ['<p dir="ltr" style="text-align: left;">One<br></p><p>Two</p>', 'One\n\nTwo'],
    ['One<br>Two<br/>Three', 'One  \nTwo  \nThree'],
    ['Is <b>this</b> or<strong> that </strong>right? <i>Yes</i>.', 'Is **this** or **that** right? *Yes*.'],
    ['<u>Not</u> <em></em>so', '*Not* so'],
    ['<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>', '- one\n- two\n\n  - three'],
    ['<ol><li>one<li>two</ol>', '1. one\n2. two'],
    ['Type <code>a &lt; `b`</code>.', 'Type `` a < `b` ``.'],
    ['<pre>if a:\n    b()\n</pre>', '```\nif a:\n    b()\n```'],
    ['2<sup>10</sup> and H<sub>2</sub>O', '2¹⁰ and H₂O'],
    ['<a href="https://example.test/?a=1&amp;b=2" target="_blank">here</a>', '[here](https://example.test/?a=1&b=2)'],
    ['<h3>Title</h3>Text', '### Title\n\nText'],
    ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n> \n> b'],
    ['caf&eacute;&nbsp;&mdash; &#9731; &lt;b&gt;', String.raw`café — ☃ \<b>`],
    ['<!-- nothing -->a < b', 'a < b'],
    ['<span lang="en">a</span>', 'a'],
  ])('%s', (text, markdown) => {
    expect(html(text)).toBe(markdown)
  })

  it.each([
    ['<img src="a.png">', 'media', '<img>'],
    ['<video></video>', 'media', '<video>'],
    ['<p><iframe src="x"></iframe></p>', 'media', '<iframe>'],
    ['<table><tr><td>a</td></tr></table>', 'markup', '<table>'],
    ['<script>alert(1)</script>', 'markup', '<script>'],
    ['<s>not</s>', 'markup', '<s>'],
    ['<constructor>x</constructor>', 'markup', '<constructor>'],
    ['x<sup>abc</sup>', 'markup', '<sup>'],
    ['<a href="javascript:alert(1)">x</a>', 'markup', 'no address on the web'],
    ['&nosuch;', 'markup', '&nosuch;'],
    ['<p never closed', 'markup', 'never closed'],
    ['<!-- never closed', 'markup', 'never closed'],
  ])('HTML that Markdown cannot express is refused by name: %s', (text, code, named) => {
    expect(() => html(text)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(named) }))
  })
})

describe('plain text', () => {
  it.each([
    ['a * b * c, snake_case and 3 < 4', 'a * b * c, snake_case and 3 < 4'],
    ['*a* _b_ `c` [d](e) <f> &amp;', String.raw`\*a\* \_b\_ \`c\` [d\](e) \<f> \&amp;`],
    ['# one\n- two\n3. three', '\\# one  \n\\- two  \n3\\. three'],
    ['    indented\n\n\nparagraph', 'indented\n\nparagraph'],
    [String.raw`C:\temp and \*`, String.raw`C:\temp and \\\*`],
    ['The _____ is so, or _?', String.raw`The _____ is so, or \_?`],
  ])('plain text is escaped for Markdown: %j', (text, markdown) => {
    expect(toMarkdown(text, 'plain')).toBe(markdown)
  })
})
