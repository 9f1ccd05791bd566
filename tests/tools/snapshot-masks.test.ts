import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCertificateNumber } from '../../functions/_domain/certificates/certificate-number.ts'
import { changeField, escapeField, readField } from '../../supabase/snapshot/copy-text.ts'
import { createMadeUp } from '../../supabase/snapshot/made-up.ts'
import { maskJson } from '../../supabase/snapshot/mask-json.ts'
import { readSnapshotOptions } from '../../supabase/snapshot/options.ts'
import { readTexts, writeTexts } from '../../supabase/snapshot/pg-array.ts'
import { createVocabulary } from '../../supabase/snapshot/vocabulary.ts'

const madeUp = createMadeUp('a key for tests')
const isPlain = createVocabulary(['exam', 'network', 'test_completed', 'mode', 'true'])
const masks = maskJson({ madeUp, isPlain, typed: (answer) => (answer === 'TCP' ? answer : madeUp.text(answer)) })
const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })
const length = (text: string) => Array.from(text).length

describe('what a snapshot makes up', () => {
  it('a field of COPY is read as it was written, and null stays null', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readField(escapeField(text))).toBe(text)
      }),
    )
    expect(escapeField('a\\b\tc\nd')).toBe('a\\\\b\\tc\\nd')
    expect(changeField('\\N', () => 'something')).toBe('\\N')
  })

  it('an array of texts is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.option(anyText), { minLength: 1 }), (texts) => {
        expect(readTexts(writeTexts(texts))).toEqual(texts)
      }),
    )
    expect(readTexts('{}')).toEqual([])
    expect(readTexts('{plain,"with, comma",NULL,"NULL"}')).toEqual(['plain', 'with, comma', null, 'NULL'])
  })

  it('a text has as many lines and characters, and the same for the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const made = madeUp.text(text)
        expect(made.split('\n').map(length)).toEqual(text.split('\n').map(length))
        expect(made).toBe(madeUp.text(text))
      }),
    )
    expect(madeUp.text('# Dear Ada,\n\n- call me: 555 1234.')).toMatch(/^# [A-Z][a-z ]{8}\n\n- [A-Z][a-z ]+\.$/)
  })

  it('names, addresses and numbers have the form that their columns ask for', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(madeUp.username(text)).toMatch(/^[a-z0-9]([a-z0-9_-]{1,28}[a-z0-9])$/)
        expect(madeUp.name(text)).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
        expect(madeUp.email(text)).toMatch(/^[a-z]+\.[a-z0-9]+@masked\.invalid$/)
        expect(readCertificateNumber(madeUp.certificate(text))).toHaveProperty('number')
        expect(madeUp.hash(text)).toMatch(/^[0-9a-f]{64}$/)
      }),
    )
    expect(madeUp.email('Ada@School.example')).toBe(madeUp.email('ada@school.example'))
  })

  it('JSON keeps what is ours, and nothing that a person wrote', () => {
    const id = '5a4b9fd4-58ae-4f4e-8c1b-5f8f0f4b7a10'
    const ours = {
      mode: 'exam',
      actor: id,
      local_date: '2026-11-30',
      xp: [{ amount: 50, reason: 'test', reference: `${id}:58ae4f4e8c1b` }],
    }
    expect(JSON.parse(masks.json(JSON.stringify(ours)))).toEqual(ours)
    const theirs = {
      room: 'Ada',
      'Ada Byron': true,
      reason: 'Ada said so.',
      evidence: '{"text":"Ada","links":["https://ada.example"]}',
    }
    const masked = masks.json(JSON.stringify(theirs))
    expect(masked).not.toMatch(/ada/i)
    expect(Object.keys(JSON.parse(JSON.parse(masked).evidence))).toEqual(['text', 'links'])
    expect(JSON.parse(masked).evidence).toContain('https://masked.invalid/')
  })

  it('a counter is named by what the log says in the same copy', () => {
    const dims = JSON.parse(masks.json('{"room":"Ada, b=c","mode":"exam"}'))
    const room = Object.keys(dims).find((name) => name !== 'mode') ?? ''
    const counters = JSON.parse(masks.counters('{"talk_given@room=Ada, b=c":[1],"test_completed@mode=exam":[2]}'))
    expect(counters).toEqual({ [`talk_given@${room}=${dims[room]}`]: [1], 'test_completed@mode=exam': [2] })
  })

  it('an answer that a bank accepts stays, and no other that was typed', () => {
    expect(masks.answers('[["TCP",5],null,[[0,2],7,1],[3.5,9]]')).toBe('[["TCP",5],null,[[0,2],7,1],[3.5,9]]')
    expect(masks.answers('[["Ada",5]]')).not.toContain('Ada')
  })

  it.each([
    [['--into', 'postgresql://h/d'], '--masked has to say so'],
    [['--masked'], '--into is missing'],
    [['--masked', '--into', 'h/d'], '--into is no address'],
    [['--masked', '--into', 'postgresql://h/d', '--key', 'short'], '--key is short'],
    [['--masked', '--into', 'postgresql://h/d', '--plain'], 'does not know'],
  ])('the options %j are refused', (args, why) => {
    expect(() => readSnapshotOptions(args)).toThrow(why)
  })
})
