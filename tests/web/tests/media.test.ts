import { describe, expect, it } from 'vitest'
import { questionRenderer } from '../../../web/src/lib/api/media-html.server.ts'

const PICTURE = '0f8fad5b-d9cb-469f-a165-70867728950e'
const SOUND = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const { block, inline } = questionRenderer('harbor', [
  { id: PICTURE, kind: 'picture', width: 600, height: 400, alt: 'A "switch"' },
  { id: SOUND, kind: 'sound', width: null, height: null, alt: 'Three beeps' },
])

describe('a picture in a text', () => {
  const img = (alt: string) =>
    `<img src="/c/harbor/media/${PICTURE}" width="600" height="400" alt="${alt}" loading="lazy" decoding="async">`

  it('says how large it is and what it shows, in words of the text or its own', () => {
    expect(block(`See ![its \\[back\\]](media:${PICTURE})!`)).toBe(`<p>See ${img('its [back]')}!</p>\n`)
    expect(inline(`![](media:${PICTURE})`)).toBe(img('A &quot;switch&quot;'))
  })

  it('of no such community is the words of its author', () => {
    expect(inline('![a <b>](media:00000000-0000-4000-8000-000000000001)')).toBe('a &lt;b&gt;')
  })

  it('of elsewhere is none', () => {
    for (const text of [
      '![x](https://x.test/a.png)',
      `![x](media:${PICTURE}?y)`,
      `![x](MEDIA:${PICTURE})`,
      `\\![x](media:${PICTURE})`,
    ])
      expect(block(text)).not.toContain('<img')
    expect(block(`\`![x](media:${PICTURE})\``)).toContain(`<code>![x](media:${PICTURE})</code>`)
  })
})

describe('a sound in a text', () => {
  it('is a player with what is said in it', () => {
    expect(block(`![](media:${SOUND})`)).toContain(
      `<audio controls preload="none" src="/c/harbor/media/${SOUND}"></audio><span class="transcript">Three beeps</span>`,
    )
  })

  it('in an option is what is said in it, since a player in a button could not be pressed', () => {
    expect(inline(`![](media:${SOUND})`)).toBe('Three beeps')
  })
})
