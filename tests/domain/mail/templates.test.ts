import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, layOut } from '../../../functions/_domain/mail/layout.ts'
import * as templates from '../../../functions/_domain/mail/templates.ts'

const LINK = 'https://laude.example/reset-password?token_hash=abc&type=recovery'

const reminder = (name: string, community: string) =>
  templates.streakReminder({
    name,
    streaks: [
      { community, days: 4 },
      { community: 'Tower', days: 12 },
    ],
    link: 'https://laude.example',
    unsubscribe: 'https://laude.example/unsubscribe?token=t',
  })

describe('a mail', () => {
  it('says the same as text and as HTML, with its link in both', () => {
    const { subject, text, html } = templates.passwordReset({ link: LINK, minutes: 60 })
    expect(subject).toBe('Choose a new password')
    expect(text).toContain(LINK)
    expect(html).toContain(`href="${escapeHtml(LINK)}"`)
    for (const part of [text, html]) {
      expect(part).toContain('You asked to reset the password of your laude account.')
      expect(part).toContain('The link works once, for 60 minutes.')
    }
    expect(templates.addressConfirmation({ link: LINK, hours: 24 }).text).toContain('for 24 hours')
  })

  it('of account kinds says nothing that a stranger could have chosen, and cannot be ended', () => {
    for (const make of [templates.passwordChanged, templates.accountExists])
      expect(JSON.stringify(make({ link: LINK }))).not.toContain('unsubscribe')
  })

  it('names the longest streak, and each community with its own', () => {
    const { subject, text, html } = reminder('Lea', 'Harbor')
    expect(subject).toBe('Your streak of 12 days ends tonight')
    expect(text).toContain('Harbor: 4 days\nTower: 12 days')
    expect(html).toContain('Harbor: 4 days<br>Tower: 12 days')
    expect(text).toContain('No more reminders by email: https://laude.example/unsubscribe?token=t')
  })

  const answer = (changes: Partial<templates.AnswerMail> = {}) =>
    templates.supportReply({
      question: 'How many hosts?',
      author: 'Tea',
      community: 'Harbor',
      answer: 'Thirty.\n\nCount the bits: <b>five</b>.',
      link: 'https://laude.example/c/harbor/ask/1',
      unsubscribe: 'https://laude.example/unsubscribe?token=t',
      takesReplies: true,
      ...changes,
    })

  it('with an answer has all of it as text, and says how to write back', () => {
    const { subject, text, html } = answer()
    expect(subject).toBe('Your question: How many hosts?')
    expect(text).toContain('Tea answered your question in Harbor:\n\nThirty.\n\nCount the bits: <b>five</b>.')
    expect(html).toContain('Count the bits: &lt;b&gt;five&lt;/b&gt;.')
    expect(text).toContain('Answer this mail, or open your question, to write back.')
    expect(answer({ takesReplies: false }).text).toContain('answers to this mail do not arrive')
    expect(answer({ author: null }).text).toContain('Somebody answered')
  })

  it('about questions says how many wait in each community', () => {
    const queue = { community: 'Harbor', open: 2, held: 1, link: 'https://laude.example/c/harbor/manage/support' }
    const mail = (queues: templates.WaitingQuestions[]) =>
      templates.supportQuestions({ name: 'Tea', queues, unsubscribe: 'https://laude.example/unsubscribe?token=t' })
    expect(mail([queue]).subject).toBe('3 questions wait in Harbor')
    expect(mail([queue]).text).toContain('Harbor: 2 questions wait for an answer, 1 question waits for a first look')
    const quay = { community: 'Quay', open: 1, held: 0, link: 'https://laude.example/c/quay/manage/support' }
    expect(mail([quay]).subject).toBe('1 question waits in Quay')
    const both = mail([queue, quay])
    expect(both.subject).toBe('4 questions wait in your communities')
    expect(both.text).toContain('Quay: 1 question waits for an answer\n')
    expect(both.text).toContain(`Quay: ${quay.link}`)
  })

  it('about what is due says of each when, by the clock of the learner, and where', () => {
    const link = 'https://laude.example/c/harbor/assignments'
    const ports = { title: 'Ports', community: 'Harbor', due_at: '2026-12-05T22:30:00Z', link }
    const mail = (dues: templates.DueMail['dues'], today = '2026-12-05') =>
      templates.dueReminder({ name: 'Lea', zone: 'Europe/Berlin', today, dues, unsubscribe: 'https://laude.example/u' })
    expect(mail([ports]).subject).toBe('Due today: Ports')
    expect(mail([ports], '2026-12-04').subject).toBe('Due tomorrow: Ports')
    expect(mail([ports]).text).toContain('This is due today, and not done yet.\n\nPorts (Harbor): today, 11:30 PM')
    const late = { ...ports, title: 'Subnets', due_at: '2026-12-05T23:00:00Z' }
    const quay = { title: 'Routing', community: 'Quay', due_at: '2026-12-06T08:00:00Z', link: `${link}/quay` }
    const all = mail([ports, late, quay, { ...quay, title: 'Names' }])
    expect(all.subject).toBe('Due today and tomorrow: Ports, Subnets, and 2 more')
    expect(all.text).toContain('Subnets (Harbor): tomorrow, 12:00 AM\nRouting (Quay): tomorrow, 9:00 AM')
    expect(all.text.match(/Quay: https:.*/g)).toEqual([`Quay: ${quay.link}`])
  })

  it('has no markup in it that a person wrote, and one line as its subject', () => {
    const markup = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<script>',
        '</title>',
        '"><img src=x onerror=y>',
        '&amp;',
        "'",
        '\r\nBcc: all@example.org',
        '\u2028',
      ),
    )
    const skeleton = (html: string) => html.replaceAll(/>[^<]*/g, '>').replaceAll(/"[^"]*"/g, '""')
    const plain = skeleton(reminder('Lea', 'Harbor').html)
    fc.assert(
      fc.property(markup, markup, (name, community) => {
        const { html } = reminder(name.replaceAll('\n', ' '), community.replaceAll('\n', ' '))
        expect(skeleton(html)).toBe(plain)
        const { subject } = layOut({ subject: name, paragraphs: [], action: { label: 'x', url: LINK }, notes: [] })
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      }),
    )
  })

  it('is read in the dark, too, and loads nothing from elsewhere', () => {
    const { html } = reminder('Lea', 'Harbor')
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).toContain('name="color-scheme" content="light dark"')
    expect(html).not.toMatch(/<(img|link|script|iframe|object)|url\(|@import|src=/)
  })
})
