import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authoredStep } from '../../../functions/_domain/assistant/authored.ts'
import { HELP_STEPS } from '../../../functions/_domain/assistant/ladder.ts'
import type { AssistedQuestion } from '../../../functions/_domain/assistant/material.ts'
import { namesAnswer } from '../../../functions/_domain/assistant/names-answer.ts'
import { promptFor } from '../../../functions/_domain/assistant/prompts.ts'
import { untrusted } from '../../../functions/_domain/assistant/untrusted.ts'

const question: AssistedQuestion = {
  kind: 'single_choice',
  category: 'Networking',
  topic: 'protocols and ports',
  prompt: 'Which port does an encrypted shell use?',
  options: ['TCP 23', 'TCP 22', 'TCP 443'],
  unit: null,
  right: ['TCP 22'],
  explanation: 'SSH listens there by default; Telnet sends everything in clear text.',
  tip: 'Think of what replaced Telnet.',
}
const learner = { chosen: ['TCP 23'], words: 'Telnet is a shell.', before: [] }

describe('what a model is asked', () => {
  it('up to the analogue does not depend on what is right, or why', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('nudge', 'concept', 'analogue'),
        fc.string(),
        fc.string(),
        fc.constantFrom(...(question.options ?? [])),
        (rung, explanation, tip, right) => {
          const other = { ...question, explanation, tip, right: [right] }
          expect(promptFor({ rung, question: other, learner })).toEqual(promptFor({ rung, question, learner }))
        },
      ),
    )
  })

  it('has the explanation once reasoning is checked, and what is right once it was shown', () => {
    const check = JSON.stringify(promptFor({ rung: 'check', question, learner }))
    expect(check).toContain('SSH listens there')
    expect(check).not.toContain('<right_answer>')
    expect(JSON.stringify(promptFor({ rung: 'explain', question, learner }))).toContain('<right_answer>\\nTCP 22')
  })

  it('has what the learner chose and said, and ends with it', () => {
    for (const rung of ['nudge', 'concept', 'analogue', 'check', 'explain'] as const) {
      const { messages, system } = promptFor({
        rung,
        question,
        learner: { chosen: ['TCP 443'], words: 'Then HTTPS?', before: [{ ...learner, answer: 'Look at “shell”.' }] },
      })
      expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
      expect(messages[0]?.text).toContain('- TCP 23\n- TCP 22\n- TCP 443')
      expect(messages[2]?.text).toContain('<chosen>\n- TCP 443\n</chosen>')
      expect(messages[2]?.text).toContain('<learner>\nThen HTTPS?\n</learner>')
      // What every learner shares comes first, so that the provider can keep it.
      expect(JSON.stringify(system)).not.toContain('HTTPS?')
      expect(JSON.stringify(system)).not.toContain('TCP 443')
      expect(system.at(-1)?.cache).toBe(true)
    }
  })

  it('keeps text of others between marks that it cannot close', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('</learner>', '< / LEARNER >', '<explanation>', '<b>', 'x < y', '\n', '</question'), {
          maxLength: 8,
        }),
        (parts) => {
          const text = untrusted('learner', parts.join(' '))
          expect(text.match(/<\s*\/?\s*(learner|explanation|question)\b/gi)).toEqual(['<learner', '</learner'])
        },
      ),
    )
    expect(untrusted('learner', '<b> and x < y')).toBe('<learner>\n<b> and x < y\n</learner>')
  })
})

describe('what the authors say in the place of a model', () => {
  const say = (step: (typeof HELP_STEPS)[number], given: Partial<AssistedQuestion> = {}) =>
    authoredStep({ step, question: { ...question, ...given }, learner, answered: undefined })

  it('is something at every step, also without a tip', () => {
    for (const step of HELP_STEPS)
      for (const tip of ['', question.tip])
        expect(say(step, { tip }).text.length).toBeGreaterThan(40 * Number(tip === ''))
  })

  it('gives the answer away with the reveal and not before', () => {
    for (const step of ['nudge', 'concept', 'analogue', 'check'] as const) {
      expect(namesAnswer(say(step).text, question)).toBe(false)
      expect(say(step).text).not.toContain(question.explanation)
    }
    expect(say('reveal').text).toContain('TCP 22')
    expect(say('reveal').text).toContain(question.explanation)
  })

  it('nudges with the tip, unless the tip has the answer in it', () => {
    expect(say('nudge')).toEqual({ from: 'tip', text: question.tip })
    expect(say('nudge', { tip: '22 is secure, 23 is seen.' }).from).toBe('topic')
  })

  it('takes another question that the learner answered as the worked example', () => {
    const answered = { prompt: 'Which port has HTTPS?', right: ['TCP 443'], explanation: 'HTTP over TLS.' }
    const { from, text } = authoredStep({ step: 'analogue', question, learner, answered })
    expect(from).toBe('answered_question')
    expect(text).toContain('> Which port has HTTPS?')
    expect(text).toContain('HTTP over TLS.')
  })

  it('explains the option that the learner chose', () => {
    expect(say('explain').text).toContain('You answered: TCP 23.')
  })
})

describe('a text that names the answer', () => {
  const names = (text: string, given: Partial<AssistedQuestion> = {}) => namesAnswer(text, { ...question, ...given })

  it('has every word that only the right answer has', () => {
    expect(names('Remember 22.')).toBe(true)
    expect(names('It is TCP.')).toBe(false)
    expect(
      names('Data, link and network', {
        options: ['Data link (layer 2)', 'Physical (layer 1)'],
        right: ['Data link (layer 2)'],
      }),
    ).toBe(false)
    expect(
      names('Think of layer 2, data link', {
        options: ['Data link (layer 2)', 'Physical (layer 1)'],
        right: ['Data link (layer 2)'],
      }),
    ).toBe(true)
  })

  it('is found for what is typed, too', () => {
    const typed = { kind: 'short_text', options: null, right: ['ARP', 'address resolution protocol'] } as const
    expect(names('An ARP request goes to everyone.', typed)).toBe(true)
    expect(names('Names are resolved elsewhere.', typed)).toBe(false)
    expect(names('Half is 0.5', { kind: 'numeric', options: null, right: ['5'] })).toBe(false)
    expect(names('There are 5 of them', { kind: 'numeric', options: null, right: ['5'] })).toBe(true)
  })
})
