const LONGEST = 64

/** A title as part of a URL: "Zoë's first packet" is "zoes-first-packet". */
export function slugOf(title: string): string {
  const plain = title
    .toLowerCase()
    .normalize('NFKD')
    // Decomposed, an accented letter is the letter followed by an accent.
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
  return shortened(plain, LONGEST) || 'untitled'
}

/** The first of wanted, wanted-2, wanted-3 … that is free. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number++) {
    const end = `-${number}`
    const slug = shortened(wanted, LONGEST - end.length) + end
    if (!taken.has(slug)) return slug
  }
}

const shortened = (slug: string, longest: number) => slug.replace(/^-+/, '').slice(0, longest).replace(/-+$/, '')
