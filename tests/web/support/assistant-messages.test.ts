import { describe, expect, it } from 'vitest'
import type { AssistantEvent } from '../../../functions/_contracts/support/assistant.ts'
import type { SupportMessage } from '../../../functions/_contracts/support/support.ts'
import { serverSent } from '../../../web/src/lib/features/assistant/server-sent.ts'
import { renderAssistant } from '../../../web/src/lib/features/support/render-assistant.server.ts'
import { toShownMessages } from '../../../web/src/lib/features/support/shown-message.server.ts'

const message = (
  kind: SupportMessage['kind'],
  body: string,
  ending: SupportMessage['ending'] = null,
): SupportMessage => ({
  id: crypto.randomUUID(),
  kind,
  author: null,
  body,
  citations: [],
  ending,
  created_at: '2026-11-30T00:00:00.000Z',
})

describe('the messages of a question', () => {
  it('say how an answer ended after what there is of it, and nothing where it ended well', () => {
    const said = [
      message('learner', 'One?', 'done'),
      message('assistant', 'Yes.'),
      message('learner', 'Two?', 'stalled'),
      message('assistant', 'Half of'),
      message('learner', 'Three?', 'nothing_found'),
    ]
    expect(toShownMessages(said).map(({ ended }) => ended)).toEqual([
      null,
      null,
      null,
      'The assistant stopped in the middle.',
      'I found nothing that answers this.',
    ])
  })

  it('show links of the assistant as text, and HTML of anybody', () => {
    const evil = '[a prize](https://prizes.example) <script>alert(1)</script> ![x](https://prizes.example/x.png)'
    const [model, person] = toShownMessages([message('assistant', evil), message('staff', evil)])
    expect(model?.html).not.toMatch(/<a|<script|<img/)
    expect(person?.html).toContain('href="https://prizes.example"')
    expect(person?.html).not.toMatch(/<script|<img/)
  })
})

describe('an answer of the assistant that arrives', () => {
  const render = async (events: AssistantEvent[]) => {
    const sent = events.map(({ event, data }) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join('')
    const rendered = []
    for await (const it of serverSent(renderAssistant(new Blob([sent]).stream()))) rendered.push(it)
    return rendered
  }

  it('is rendered block by block, as the text of a stranger, and ends with what to say', async () => {
    const events = await render([
      { event: 'start', data: { replayed: false } },
      { event: 'citation', data: { kind: 'article', id: 'freezes', title: 'Freezes' } },
      { event: 'text', data: { text: 'Take a **freeze**.\n\nThen [go](https://prizes' } },
      { event: 'text', data: { text: '.example).' } },
      { event: 'end', data: { complete: false, reason: 'cut', message: 'It was cut off.' } },
    ])
    expect(events.map(({ event }) => event)).toEqual(['part', 'part', 'part', 'end'])
    expect(events[0]?.data).toMatchObject({ html: '<p>Take a <strong>freeze</strong>.</p>\n' })
    expect(events[2]?.data).toMatchObject({ html: '<p>Then [go](https://prizes.example).</p>\n', rest: '' })
    expect(events[3]?.data).toEqual({ message: 'It was cut off.' })
  })
})
