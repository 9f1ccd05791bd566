/** What is too large scrolls, and what scrolls is reached by keyboard. What does not scroll is no stop for Tab. */
export const focusScroller = (element: HTMLElement) => {
  const observer = new ResizeObserver(() => {
    const scrollsDown = element.scrollHeight > element.clientHeight && getComputedStyle(element).overflowY !== 'hidden'
    const scrolls = element.scrollWidth > element.clientWidth || scrollsDown
    if (scrolls) element.tabIndex = 0
    else element.removeAttribute('tabindex')
  })
  observer.observe(element)
  return () => observer.disconnect()
}
