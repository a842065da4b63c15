import type { Page } from '@playwright/test'

/** What a hand did since the counting began. */
export interface Presses {
  /** Keys and chords: a chord is one press, and so is a letter that is an act. */
  readonly keys: number
  /** Letters and digits typed into a field. */
  readonly typed: number
  readonly clicks: number
}

/** Counts what really reaches the page, from now until it is left; a held key that repeats is one press. */
export async function startCounting(page: Page): Promise<() => Promise<Presses>> {
  const counted = await page.evaluateHandle(() => {
    const counts = { keys: 0, typed: 0, clicks: 0 }
    const isTyping = ({ key, target, ctrlKey }: KeyboardEvent) =>
      key.length === 1 && !ctrlKey && target instanceof HTMLElement && target.matches('input, textarea')
    const onKey = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.repeat || ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return
      counts[isTyping(event) ? 'typed' : 'keys'] += 1
    }
    const onClick = (event: MouseEvent) => {
      // Enter on a button is a press and makes a click of its own, without a pointer.
      if (event.isTrusted && event.detail > 0) counts.clicks += 1
    }
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('click', onClick, { capture: true })
    return counts
  })
  return () => counted.jsonValue()
}
