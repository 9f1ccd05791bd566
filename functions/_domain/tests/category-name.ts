/** Categories that read otherwise than their key. */
const NAMES: Readonly<Record<string, string>> = { network: 'Networking' }

/** How a category of tests reads: `network` as "Networking", `linux_admin` as "Linux admin". */
export function categoryName(category: string): string {
  const words = category.replaceAll(/[_-]+/g, ' ').trim()
  return (Object.hasOwn(NAMES, category) && NAMES[category]) || words.charAt(0).toUpperCase() + words.slice(1)
}
