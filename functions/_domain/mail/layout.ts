export interface MailContent {
  subject: string
  text: string
  html: string
}

export interface Letter {
  subject: string
  paragraphs: readonly string[]
  /** The one thing to do, as a button. */
  action: { label: string; url: string }
  /** Below the button. */
  notes: readonly string[]
  /** On mail that can be ended. */
  unsubscribe?: { label: string; url: string }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** A header is one line. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** A letter as plain text and as HTML. Whatever a person wrote is text in both. */
export function layOut(letter: Letter): MailContent {
  return { subject: oneLine(letter.subject), text: toText(letter), html: toHtml(letter) }
}

function toText({ paragraphs, action, notes, unsubscribe }: Letter): string {
  const parts = [...paragraphs, `${action.label}:\n${action.url}`, ...notes]
  const footer = unsubscribe ? [`-- \nlaude\n${unsubscribe.label}: ${unsubscribe.url}`] : ['-- \nlaude']
  return `${[...parts, ...footer].join('\n\n')}\n`
}

// The colors of the site (web/src/lib/styles/tokens.css) in sRGB, since mail programs know no other. What they know of style
// is an attribute; the sheet is for those that also know dark mode.
const DARK = `
  .paper { background-color: #0c110e !important; }
  .card { background-color: #161b18 !important; border-color: #262d29 !important; }
  .ink { color: #e9e8e2 !important; }
  .soft { color: #bbbbb4 !important; }
  .brand { color: #70b691 !important; }
  .button { background-color: #70b691 !important; color: #07150e !important; }`

const SANS = `font-family:'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif`
const BODY = `${SANS};font-size:17px;line-height:1.5`
const SMALL = `${SANS};font-size:14px;line-height:1.5`

function toHtml({ subject, paragraphs, action, notes, unsubscribe }: Letter): string {
  const title = escapeHtml(oneLine(subject))
  const url = escapeHtml(action.url)
  const paragraph = (text: string) =>
    `<p class="ink" style="margin:0 0 16px;color:#1c1b15;${BODY}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
  const note = (text: string) =>
    `<p class="soft" style="margin:0 0 12px;color:#4c4a43;${SMALL}">${escapeHtml(text)}</p>`
  const ending = unsubscribe
    ? `<p class="soft" style="margin:16px 0 0;color:#4c4a43;${SMALL}"><a class="soft" href="${escapeHtml(unsubscribe.url)}" style="color:#4c4a43">${escapeHtml(unsubscribe.label)}</a></p>`
    : ''
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>:root { color-scheme: light dark; } @media (prefers-color-scheme: dark) {${DARK} }</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:#fbfaf6">
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#fbfaf6">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:520px">
<tr><td class="brand" style="padding:0 0 16px;color:#2b7351;${SANS};font-size:22px;font-weight:600">laude</td></tr>
<tr><td class="card" style="padding:28px 24px 16px;background-color:#ffffff;border:1px solid #dfded8;border-radius:10px">
<h1 class="ink" style="margin:0 0 16px;color:#1c1b15;${SANS};font-size:22px;line-height:1.3">${title}</h1>
${paragraphs.map(paragraph).join('\n')}
<p style="margin:24px 0"><a class="button" href="${url}" style="display:inline-block;padding:12px 20px;background-color:#2b7351;border-radius:10px;color:#fdfcf8;text-decoration:none;${BODY};font-weight:600">${escapeHtml(action.label)}</a></p>
<p class="soft" style="margin:0 0 12px;color:#4c4a43;${SMALL}">If the button does not work, open this address:<br><a class="brand" href="${url}" style="color:#2b7351;word-break:break-all">${url}</a></p>
${notes.map(note).join('\n')}
</td></tr>
<tr><td>${ending}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}
