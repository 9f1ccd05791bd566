import { describe, expect, it } from 'vitest'
import { readRoster, writeRoster } from '../../functions/_formats/csv/roster.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2))
  view.setUint16(0, 0xfeff, littleEndian)
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at + 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}
const LEA = { email: 'lea@example.org', name: 'Lea', role: 'student', group: 'Monday' }

describe('the file of a roster', () => {
  const comma = 'email,name,role,group\r\nlea@example.org,Lea,student,Monday\r\n'
  it.each([
    ['commas', bytes(comma)],
    ['a byte order mark', bytes(`\uFEFF${comma}`)],
    ['semicolons', bytes(comma.replaceAll(',', ';'))],
    ['tabs in UTF-16 of a spreadsheet', utf16(comma.replaceAll(',', '\t'), true)],
    ['UTF-16 the other way around', utf16(comma, false)],
    ['other names and another order', bytes('Class;Role;E-Mail;Full name\nMonday;student;lea@example.org;Lea')],
    ['no header', bytes('lea@example.org,Lea,student,Monday')],
    ['columns of no use', bytes('id,email,name,x,role,group\n1,lea@example.org,Lea,,student,Monday')],
  ])('is read with %s', (_, file) => {
    const read = readRoster(file)
    expect(read.problem === undefined && read.lines.map(({ line: _line, ...rest }) => rest)).toEqual([LEA])
  })

  it('names the line on which a row begins, behind rows with line breaks and blank lines', () => {
    const read = readRoster(bytes('email,name\n"a@example.org","A\nA"\n\n\nb@example.org,B\nc@example.org\n'))
    expect(read.problem === undefined && read.lines.map(({ line, email }) => [line, email])).toEqual([
      [2, 'a@example.org'],
      [6, 'b@example.org'],
      [7, 'c@example.org'],
    ])
  })

  it('may be nothing but addresses, and nothing at all', () => {
    const read = readRoster(bytes('a@example.org\nb@example.org'))
    expect(read.problem === undefined && read.lines.map(({ email }) => email)).toEqual([
      'a@example.org',
      'b@example.org',
    ])
    expect(readRoster(bytes(''))).toEqual({ lines: [] })
  })

  it.each([
    ['no column of addresses', bytes('name,role\nLea,student'), 1],
    ['zero characters', utf16('email,name\nlea@example.org,L\0a', true), 1],
    ['a quote that is never closed', bytes('email,name\nlea@example.org,"Lea\n'), 2],
    ['another encoding', new Uint8Array([...bytes('email\n'), 0xe9, 0x40]), 2],
  ])('is refused with %s', (_, file, line) => {
    expect(readRoster(file)).toMatchObject({ problem: expect.any(String), line })
  })

  it('that is written runs no formula, and reads as it was', () => {
    const text = writeRoster([
      {
        name: '=HYPERLINK("http://example.org")',
        email: '+1@example.org',
        role: 'student',
        groups: ['@a', '-b'],
        state: 'invited',
      },
    ])
    expect(text).toBe(
      `\uFEFF"name","email","role","group","state"\r\n"'=HYPERLINK(""http://example.org"")","'+1@example.org","student","'@a, -b","invited"\r\n`,
    )
    const read = readRoster(bytes(text))
    expect(read.problem === undefined && read.lines[0]).toMatchObject({
      name: '=HYPERLINK("http://example.org")',
      email: '+1@example.org',
    })
  })
})
