const GROUPS = 8

/** All eight groups of an IPv6 address. */
export function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const [first, last] = [read(head), read(tail ?? '')]
  const gap = tail === undefined ? 0 : GROUPS - first.length - last.length
  return [...first, ...Array.from({ length: gap }, () => 0), ...last]
}

/** The shortest form, as RFC 5952 has it: the first of the longest runs of zeros is left out. */
export function shorten(address: string): string {
  const texts = groupsOf(address).map((group) => group.toString(16))
  const runs = texts.map((_, at) => {
    const end = texts.findIndex((text, place) => place >= at && text !== '0')
    return (end < 0 ? GROUPS : end) - at
  })
  const longest = Math.max(...runs)
  if (longest < 2) return texts.join(':')
  const at = runs.indexOf(longest)
  return `${texts.slice(0, at).join(':')}::${texts.slice(at + longest).join(':')}`
}

export function kindOfAddress(address: string): string {
  const [first = 0] = groupsOf(address)
  if (first >= 0xff00) return 'multicast'
  if (first >= 0xfe80 && first < 0xfec0) return 'link-local'
  if (first >= 0xfc00 && first < 0xfe00) return 'unique local'
  return first >= 0x2000 && first < 0x4000 ? 'global' : 'other'
}
