import { goto, preloadData } from '$app/navigation'

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** Opens a link to an achievement as a dialog over the current page. Other than plain clicks follow the link. */
export const openAchievement = (event: MouseEvent) => {
  const link = event.currentTarget
  if (!isPlainClick(event) || !(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  void showAchievementDialog(link.href)
}

export async function showAchievementDialog(href: string, replace = false) {
  const loaded = await preloadData(href)
  // An error is shown on the achievement's own page.
  if (loaded.type !== 'loaded' || loaded.status !== 200) return goto(href)
  return goto(href, { shallow: true, replace, state: { achievement: loaded.data.about } })
}
