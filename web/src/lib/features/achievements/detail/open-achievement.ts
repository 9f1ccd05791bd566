import { goto, preloadData } from '$app/navigation'

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link to an achievement opens it over the page one is on. Anything but a plain click goes where the link says. */
export const openSheet = (event: MouseEvent) => {
  const link = event.currentTarget
  if (!isPlain(event) || !(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  void showSheet(link.href)
}

export async function showSheet(href: string, replace = false) {
  const loaded = await preloadData(href)
  // What cannot be shown says so on its own page.
  if (loaded.type !== 'loaded' || loaded.status !== 200) return goto(href)
  return goto(href, { shallow: true, replace, state: { sheet: loaded.data.about } })
}
