const DAY = 86_400_000

/** RFC 9116: where to report a vulnerability. It expires, so that nobody trusts a copy that is out of date. */
export const securityTxt = (contact: string, address: string, now: number): string =>
  [
    `Contact: ${contact}`,
    `Expires: ${new Date(now + 180 * DAY).toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${address}`,
    '',
  ].join('\n')
