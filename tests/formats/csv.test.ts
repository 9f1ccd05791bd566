import { describe, expect, it } from 'vitest'
import { writeBank } from '../../functions/_formats/write-bank.ts'
import { only, outcomes, reason } from '../support/read-file.ts'

const HEADER = 'kind,topic,prompt,option_1,option_2,option_3,answer,tolerance,unit,explanation,tip,fixed_order'

describe('CSV', () => {
  it('CSV reads one question of any kind per row', () => {
    const rows = [
      'single_choice,T,One?,a,b,c,2,,,E,Tip,TRUE',
      'multiple_choice,T,Two?,a,b,c,3;1,,,E,,',
      'true_false,T,Three?,,,,False,,,E,,',
      'numeric,T,Four?,,,,12.5,0.5,ms,E,,',
      'short_text,T,Five?,,,,one|t\\|wo,,,E,,',
    ]
    expect(outcomes('csv', [HEADER, ...rows].join('\n'))).toMatchObject([
      { kind: 'single_choice', options: ['a', 'b', 'c'], answer: { choice: 1 }, tip: 'Tip', fixed_order: true },
      { kind: 'multiple_choice', answer: { choices: [0, 2] }, fixed_order: false },
      { kind: 'true_false', options: null, answer: { truth: false } },
      { kind: 'numeric', answer: { value: 12.5, tolerance: 0.5, unit: 'ms' } },
      { kind: 'short_text', answer: { accepted: ['one', 't|wo'] } },
    ])
  })

  it('CSV reads several numbers that are right, each with its tolerance', () => {
    expect(only('csv', 'kind,prompt,answer,tolerance\nnumeric,Which?,1|-2,0|0.5')).toMatchObject({
      answer: { value: 1, tolerance: 0, also: [{ value: -2, tolerance: 0.5 }] },
    })
    expect(outcomes('csv', 'kind,prompt,answer,tolerance\nnumeric,Which?,1,0|0.5')).toEqual(['line 2: invalid'])
  })

  it('CSV reads columns in any order, and without those that it does not need', () => {
    expect(only('csv', 'answer,prompt,kind\ntrue,Is it?,true_false')).toMatchObject({ prompt: 'Is it?' })
  })

  it('CSV reads files separated by semicolons or tabs', () => {
    expect(only('csv', 'kind;prompt;answer\ntrue_false;"Is it; or, not?";true').prompt).toBe('Is it; or, not?')
    expect(only('csv', 'kind\tprompt\tanswer\ntrue_false\tIs it, or not?\ttrue').prompt).toBe('Is it, or not?')
  })

  it('CSV writes a byte order mark, and guards texts that a spreadsheet would run as formulas', () => {
    const question = only('csv', 'kind,prompt,answer\nshort_text,\'=1+1 is?,"\'=2|two"')
    expect(question).toMatchObject({ prompt: '=1+1 is?', answer: { accepted: ['=2', 'two'] } })
    const text = writeBank('csv', [question])
    expect(text.startsWith('\ufeff"kind","topic",')).toBe(true)
    expect(text).toContain('"\'=1+1 is?"')
    expect(only('csv', text)).toEqual(question)
  })

  it('CSV reports lines, not rows', () => {
    const text = `${HEADER}\n\ntrue_false,T,"Is\nit?",,,,true,,,E,,\n\ntrue_false,T,Is it?,,,,maybe,,,E,,`
    expect(outcomes('csv', text)).toEqual([expect.objectContaining({ prompt: 'Is\nit?' }), 'line 6: invalid'])
  })

  it.each([
    ['a kind that is not here', 'drawing,T,Why?,,,,x,,,E,,', 'unsupported_kind'],
    ['a right option that is no number', 'single_choice,T,Why?,a,b,,b,,,E,,', 'invalid'],
    ['a right option that is not there', 'single_choice,T,Why?,a,b,,3,,,E,,', 'invalid'],
    ['an option left out', 'single_choice,T,Why?,a,,c,1,,,E,,', 'invalid'],
    ['options of a number', 'numeric,T,Why?,a,b,,1,,,E,,', 'invalid'],
    ['a unit of a choice', 'single_choice,T,Why?,a,b,,1,,ms,E,,', 'invalid'],
    ['a comma in a number', 'numeric,T,Why?,,,,"1,5",,,E,,', 'invalid'],
    ['a truth that is none', 'true_false,T,Why?,,,,constructor,,,E,,', 'invalid'],
    ['no answer', 'true_false,T,Why?,,,,,,,E,,', 'no_right_answer'],
    ['more cells than columns', 'true_false,T,Why?,,,,true,,,E,,,more', 'malformed'],
  ])('CSV refuses %s with the line', (_, row, code) => {
    expect(outcomes('csv', `${HEADER}\n${row}`)).toEqual([`line 2: ${code}`])
  })

  it.each([
    ['kind,prompt,answer,picture\ntrue_false,a,true,b', 'line 1: unknown_part'],
    ['kind,prompt\ntrue_false,a', 'line 1: malformed'],
    ['kind,prompt,answer,kind\ntrue_false,a,true,b', 'line 1: malformed'],
    ['kind,prompt,answer\ntrue_false,"a,true', 'line 2: malformed'],
  ])('CSV refuses a broken frame: %j', (text, outcome) => {
    expect(outcomes('csv', text)).toEqual([outcome])
  })

  it('CSV says what it expected', () => {
    expect(reason('csv', `${HEADER}\nnumeric,T,Why?,,,,"1,5",,,E,,`)).toBe(
      'expected a number, such as 12.5, and found “1,5”',
    )
  })
})
