import type { Page } from '@playwright/test'
import { expect, goTo, test } from './dagdeel.ts'

const screens = [
  {
    path: '/week/2026-W48',
    heading: 'Weekbord',
    primary: { role: 'button', name: /^Babies, maandag 23 november 2026, ochtend/ },
  },
  { path: '/day/2026-11-26', heading: 'Dag', primary: { role: 'button', name: 'Volgende dag (PageDown)' } },
  {
    path: '/requests',
    heading: 'Aanvragen',
    primary: { role: 'button', name: /^(Goedkeuren|Afwijzen|Bied .+ aan)/ },
  },
  { path: '/children', heading: 'Kinderen', primary: { role: 'searchbox', name: 'Zoek op naam' } },
  { path: '/import', heading: 'Importeren', primary: { role: 'button', name: 'Kies bestanden' } },
  {
    path: '/history',
    heading: 'Geschiedenis',
    primary: { role: 'table', name: 'Alles wat er gedaan is, het nieuwste bovenaan.' },
  },
  {
    path: '/sync',
    heading: 'Hoofdkantoor',
    primary: { role: 'textbox', name: 'Adres van het hoofdkantoor' },
  },
  { path: '/log', heading: 'Snel noteren · De Regenboog', primary: { role: 'searchbox', name: 'Zoek' } },
  {
    path: '/log/control',
    heading: 'Controlelijst · november 2026',
    primary: { role: 'button', name: /^Noteer/ },
  },
  {
    path: '/ledger',
    heading: 'Uren & tegoed',
    primary: { role: 'button', name: 'Maand klaarzetten…' },
    // At 200 % the month comes first and its end below it.
    enlarged: { role: 'combobox', name: 'Maand' },
  },
  { path: '/rules', heading: 'Huisregels', primary: { role: 'button', name: /^Bekijk wat/ } },
  {
    path: '/flexible',
    heading: 'Flexibele dagen',
    primary: { role: 'button', name: /^Vraag/ },
    enlarged: { role: 'combobox', name: 'Kind' },
  },
  { path: '/study-days', heading: 'Studiedagen', primary: { role: 'button', name: 'Nieuwe studiedag' } },
  { path: '/waiting-list', heading: 'Wachtlijst', primary: { role: 'button', name: 'Gezin toevoegen' } },
  { path: '/merging', heading: 'Samenvoegen', primary: { role: 'button', name: 'Zelf samenvoegen…' } },
  { path: '/outlook', heading: 'Vooruitblik', primary: { role: 'radio', name: /./ } },
  // Its parts come in one by one, and each pushes down what is below it.
  { path: '/insight', heading: 'Inzicht', primary: { role: 'heading', name: /./ }, parts: 6 },
  { path: '/privacy', heading: 'Privacy', primary: { role: 'tab', name: 'Te doen' } },
  { path: '/settings', heading: 'Instellingen', primary: { role: 'radio', name: 'Nederlands' } },
] as const

/** The window sizes the app promises to work in; the last is a 1280 pixel screen at 200 %. */
const windows = [
  { width: 1280, height: 672 },
  { width: 1024, height: 700 },
  { width: 640, height: 360 },
] as const

/** Enough to pass the bars and the first screenful of every screen. */
const mostStops = 22

test('every screen fits its window: nothing to the side, nothing cut off, the first act in view', async ({
  board,
}) => {
  for (const size of windows) {
    await board.setViewportSize(size)
    for (const { path, heading, ...first } of screens) {
      const primary = size.width < 1024 && 'enlarged' in first ? first.enlarged : first.primary
      const where = `${path} at ${size.width}x${size.height}`
      await goTo(board, path)
      await expect(board.getByRole('heading', { level: 1, name: heading }), where).toBeVisible()
      await expect(
        board.getByRole('main').getByRole(primary.role, { name: primary.name }).first(),
        where,
      ).toBeInViewport()
      expect.soft(await findOverflow(board), where).toEqual([])
    }
  }
})

const half = Math.ceil(screens.length / 2)
const halves = [
  { which: 'the first half', part: screens.slice(0, half) },
  { which: 'the second half', part: screens.slice(half) },
]

for (const size of windows) {
  for (const { which, part } of halves) {
    test(`what has the focus is never hidden under a bar, a header or the panel at ${size.width}x${size.height}, ${which} of the screens`, async ({
      board,
    }) => {
      await board.setViewportSize(size)
      for (const { path, heading, ...more } of part) {
        await goTo(board, path)
        await expect(board.getByRole('heading', { level: 1, name: heading })).toBeVisible()
        if ('parts' in more) await expect(board.getByRole('heading', { level: 2 })).toHaveCount(more.parts)
        await board.evaluate(() => {
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        })
        for (let stop = 1; stop <= mostStops; stop += 1) {
          await board.keyboard.press('Tab')
          expect.soft(await findCover(board), `${path}, stop ${stop}`).toBeNull()
        }
      }
    })
  }
}

test('what gets the focus at the edge of the acts of a request comes out from under them', async ({
  board,
}) => {
  await board.setViewportSize({ width: 640, height: 360 })
  await goTo(board, '/requests')
  const acts = board.getByRole('button', { name: /^Goedkeuren/ })
  await expect(acts).toBeInViewport()
  const why = board.getByRole('main').getByRole('button', { name: 'Waarom?' })
  for (const hidden of [4, 12, 20]) {
    await why.evaluate((element, pixels) => {
      element.blur()
      element.scrollIntoView({ block: 'end' })
      const body = element.closest('[data-page-body]')
      const edge = document.querySelector('[data-page-body] [class*=barButtons]')?.getBoundingClientRect().top
      if (body !== null && edge !== undefined)
        body.scrollTop -= edge - element.getBoundingClientRect().bottom + pixels
      element.focus()
    }, hidden)
    await expect(why).toBeFocused()
    expect(await findCover(board), `${hidden} pixels under the acts`).toBeNull()
  }
})

test('walking through the board to its corners keeps the cell with the focus free', async ({ board }) => {
  for (const size of [
    { width: 1280, height: 672 },
    { width: 1024, height: 500 },
  ]) {
    await board.setViewportSize(size)
    await board.getByRole('grid').locator('[tabindex="0"]').focus()
    const keys = [
      'Control+Home',
      ...Array<string>(6).fill('ArrowDown'),
      'End',
      ...Array<string>(6).fill('ArrowUp'),
      'w',
      ...Array<string>(12).fill('ArrowLeft'),
    ]
    for (const [index, key] of keys.entries()) {
      await board.keyboard.press(key)
      // The board may scroll a frame after the focus moved.
      await expect
        .poll(() => findCover(board), {
          message: `${key}, press ${index + 1} at ${size.width}x${size.height}`,
        })
        .toBeNull()
    }
    await board.keyboard.press('Escape')
  }
})

/** What sticks out: the page to the side, and text that is cut off without a title that still says it. */
async function findOverflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`)
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      )
      if (!hasText || element.closest('.visuallyHidden, .skipLink') !== null) continue
      const style = getComputedStyle(element)
      const isCut = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      const isCutBelow =
        ['hidden', 'clip'].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 3
      if ((isCut || isCutBelow) && element.closest('[title]') === null && style.overflowX !== 'auto') {
        found.push(`cut off: ${element.className} “${(element.textContent ?? '').slice(0, 60)}”`)
      }
    }
    return found
  })
}

/** What lies over the element with the focus, or null when it can be seen. */
async function findCover(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body || focused.matches('.skipLink')) return null
    // A segmented control shows the label of its hidden radio button.
    const shown =
      focused instanceof HTMLInputElement && focused.type === 'radio'
        ? (focused.labels?.[0] ?? focused)
        : focused
    const box = shown.getBoundingClientRect()
    const name = `${shown.tagName} “${(shown.getAttribute('aria-label') ?? shown.textContent ?? '').slice(0, 50)}”`
    const isRegion = box.height > window.innerHeight / 2
    const points = isRegion
      ? [[box.left + box.width / 2, Math.max(box.top, 0) + 4]]
      : [
          [box.left + 3, box.top + 3],
          [box.right - 3, box.top + 3],
          [box.left + 3, box.bottom - 3],
          [box.right - 3, box.bottom - 3],
        ]
    for (const [x = 0, y = 0] of points) {
      if (x < 0 || y < 0 || x > window.innerWidth || y > window.innerHeight)
        return `${name} is outside the window`
      const top = document.elementFromPoint(x, y)
      if (top !== null && !shown.contains(top) && !top.contains(shown)) {
        return `${name} lies under ${top.tagName}.${top.className} “${(top.textContent ?? '').slice(0, 30)}”`
      }
    }
    return null
  })
}
