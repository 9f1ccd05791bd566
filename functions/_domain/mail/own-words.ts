/** What programs write above the mail that they quote, in the languages of most of them. */
const ATTRIBUTION =
  /^(?:On|Am|Le|El|Il|Op|Em|Den) .*\d.*(?:wrote|schrieb.*|a écrit|escribió|ha scritto|schreef.*|escreveu|skrev.*)\s*:$/
/** Lines that a long attribution is broken into, and its characters, at the most. */
const ATTRIBUTION_LINES = 3
const ATTRIBUTION_LENGTH = 400
/** A time, a year or an address: what an attribution has, and a sentence of a person seldom. */
const STAMP = /\d{1,2}[:.]\d{2}|\b\d{4}\b|@/

const SEPARATOR =
  /^-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original)\s*-{2,}$/i
const RULE = /^[_-]{5,}$/
/** Outlook repeats the header of the mail that it quotes, in the language of its user. */
const FROM = /^\*?(?:From|Von|De|Da|Van|Från)\s?:\*?\s/
const OTHER_HEADER =
  /^\*?(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado(?: el)?|Fecha|Para|Asunto|Inviato|Data|A|Oggetto|Verzonden|Aan|Onderwerp|Assunto|Skickat|Till|Ämne)\s?:\*?\s/
/** RFC 3676: what stands before a signature. */
const SIGNATURE = '-- '
const OF_A_DEVICE =
  /^(?:Sent from my |Sent from Outlook|Get Outlook for |Von meinem .* gesendet|Envoyé de mon |Enviado desde mi )/

/**
 * What a person wrote in a mail that answers one of ours: without what they quote, their signature and what their program adds. Nothing
 * is changed in what is left. A line that only looks like the beginning of a quotation is theirs.
 */
export function ownWords(text: string): string {
  const lines = withoutQuotes(text.replaceAll(/\r\n?/g, '\n').split('\n'))
  const end = lines.findIndex((_, index) => endsHere(lines, index))
  const kept = (end === -1 ? lines : lines.slice(0, end)).join('\n').trim().split('\n')
  while (OF_A_DEVICE.test(kept.at(-1) ?? '')) {
    kept.pop()
    while (kept.length > 0 && kept.at(-1)?.trim() === '') kept.pop()
  }
  return kept.join('\n').trimEnd()
}

const isQuoted = (line: string | undefined) => line !== undefined && /^\s?>/.test(line)

/** Answers may stand between the lines that they are about: those go, with what says whose they are. */
function withoutQuotes(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (const [index, line] of lines.entries()) {
    if (!isQuoted(line)) {
      kept.push(line)
      continue
    }
    if (isQuoted(lines[index - 1])) continue
    const last = kept.findLastIndex((before) => before.trim() !== '')
    for (let size = 1; size <= ATTRIBUTION_LINES && size <= last + 1; size++)
      if (isAttribution(kept.slice(last + 1 - size, last + 1))) kept.length = last + 1 - size
  }
  return kept
}

function isAttribution(lines: readonly string[], mark = ATTRIBUTION): boolean {
  if (lines.some((line) => line.trim() === '' || line.length > ATTRIBUTION_LENGTH)) return false
  const text = lines.map((line) => line.trim()).join(' ')
  return ATTRIBUTION.test(text) && mark.test(text)
}

/** Whether all that follows is quoted, or a signature. */
function endsHere(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  if (line === SIGNATURE) return true
  const text = line.trim()
  if (SEPARATOR.test(text)) return true
  if (RULE.test(text)) return isHeader(lines.slice(index + 1, index + 9).filter((next) => next.trim() !== ''))
  if (FROM.test(text)) return isHeader(lines.slice(index, index + 6))
  for (let size = 1; size <= ATTRIBUTION_LINES; size++)
    if (isAttribution(lines.slice(index, index + size), STAMP)) return true
  return false
}

const isHeader = ([from = '', ...others]: readonly string[]) =>
  FROM.test(from.trim()) && others.filter((line) => OTHER_HEADER.test(line.trim())).length >= 2
