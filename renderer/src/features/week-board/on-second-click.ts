const doubleClickMs = 500
const doubleClickPixels = 5

/**
 * Runs the act when a second click follows at the same place. The browser's own double click will not do: the panel
 * that the first click opens moves the cells, so the second click lands on another one and counts as a first.
 */
export function onSecondClick(first: Pick<MouseEvent, 'clientX' | 'clientY'>, act: () => void): void {
  const hear = (second: MouseEvent) => {
    const distance = Math.hypot(second.clientX - first.clientX, second.clientY - first.clientY)
    if (distance > doubleClickPixels) return
    second.preventDefault()
    second.stopPropagation()
    act()
  }
  window.addEventListener('click', hear, { capture: true, once: true })
  window.setTimeout(() => window.removeEventListener('click', hear, { capture: true }), doubleClickMs)
}
