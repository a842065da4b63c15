import { chromium, type Browser, type Page } from '@playwright/test'

const executablePath = process.env['DAGDEEL_CHROMIUM']

/** The browser that `npm run bench` found, else Playwright's own. Every launch has a fresh profile. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(executablePath === undefined ? {} : { executablePath })
}

/** A page as large as the smaller laptop the screens are made for, unless a size is given. */
export function openPage(browser: Browser, viewport = { width: 1280, height: 672 }): Promise<Page> {
  return browser.newPage({ viewport, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })
}

/** Resolves when the cells of the week board are on the screen. */
export async function waitForBoard(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (document.querySelector('[role="grid"] [data-cell]') === null) requestAnimationFrame(look)
          // The message is handled after the frame in which the cells were found has been painted.
          else afterPaint(resolve)
        }
        const afterPaint = (act: () => void) => {
          const channel = new MessageChannel()
          channel.port1.addEventListener('message', act, { once: true })
          channel.port1.start()
          channel.port2.postMessage(null)
        }
        look()
      }),
  )
}
