import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './dagdeel.ts'

// The browser says of each attempt that it was refused. A request that left, or an error of ours, is still a failure.
const refusedByPolicy =
  /^console: .+ (violates the following Content Security Policy directive|Refused to connect because it violates the document's Content Security Policy)/
const refusedToAWebsite =
  /^console: (Framing '[^']+' violates .+ "frame-ancestors 'none'"|Access to fetch at .+ has been blocked by CORS policy|Failed to load resource: net::ERR_FAILED$)/

test.describe('a page that was tricked gets nowhere', () => {
  test.use({ expectedProblems: refusedByPolicy })

  test('no code of others, no network, no frame, no form, no other base', async ({ board }) => {
    const violations: string[] = []
    await board.exposeFunction('hearViolation', (directive: string) => violations.push(directive))
    await board.evaluate(() =>
      document.addEventListener('securitypolicyviolation', (event) => {
        ;(window as unknown as { hearViolation: (directive: string) => void }).hearViolation(
          event.effectiveDirective,
        )
      }),
    )
    const injected = await board.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.wasInjected = true'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.wasInjected = true">')
      const image = document.body.lastElementChild
      await new Promise((resolve) => image?.addEventListener('error', resolve))
      const evaluate = Reflect.get(window, 'eval') as (text: string) => unknown
      let evaluated: unknown
      try {
        evaluated = evaluate('1 + 1')
      } catch (error) {
        evaluated = (error as Error).name
      }
      return { wasInjected: 'wasInjected' in window, evaluated }
    })
    expect(injected).toEqual({ wasInjected: false, evaluated: 'EvalError' })
    const outcomes = await board.evaluate(async () => {
      const tryOut = async (attempt: () => unknown): Promise<string> => {
        try {
          await attempt()
          return 'went through'
        } catch (error) {
          return (error as Error).name
        }
      }
      const frame = document.createElement('iframe')
      frame.name = 'elsewhere'
      frame.src = 'https://example.invalid/'
      document.body.append(frame)
      const base = document.createElement('base')
      base.href = 'https://example.invalid/'
      document.head.append(base)
      const form = document.createElement('form')
      form.action = 'https://example.invalid/'
      form.target = 'elsewhere'
      document.body.append(form)
      form.submit()
      const style = document.createElement('style')
      style.textContent = 'body { display: none }'
      document.head.append(style)
      return {
        fetch: await tryOut(() => fetch('https://example.invalid/')),
        ownHost: await tryOut(() => fetch('/index.html')),
        beacon: navigator.sendBeacon('https://example.invalid/', 'x') ? 'queued' : 'refused',
        socket: await tryOut(
          () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket('wss://example.invalid/')
              socket.addEventListener('open', resolve)
              socket.addEventListener('error', () => reject(new TypeError('closed')))
            }),
        ),
        worker: await tryOut(
          () =>
            new Promise((resolve, reject) => {
              const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
              worker.addEventListener('message', resolve)
              worker.addEventListener('error', () => reject(new TypeError('closed')))
            }),
        ),
        isHidden: String(getComputedStyle(document.body).display === 'none'),
        base: document.baseURI,
      }
    })
    expect(outcomes).toMatchObject({
      fetch: 'TypeError',
      ownHost: 'TypeError',
      socket: 'TypeError',
      isHidden: 'false',
    })
    expect(outcomes.worker).not.toBe('went through')
    expect(outcomes.base).not.toContain('example.invalid')
    await expect
      .poll(() => [...new Set(violations)].toSorted())
      .toEqual(
        expect.arrayContaining([
          'base-uri',
          'connect-src',
          'form-action',
          'frame-src',
          'script-src-attr',
          'script-src-elem',
        ]),
      )
    // After all of it the page stands as it stood.
    await expect(board).toHaveTitle(/^Weekbord/)
    await expect(board.getByRole('heading', { level: 1, name: 'Weekbord' })).toBeVisible()
  })
})

test.describe('another website', () => {
  test.use({ expectedProblems: refusedToAWebsite })

  test('cannot put the app in a frame, nor read from it', async ({ page, app }) => {
    const website = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end(`<!doctype html><title>elsewhere</title><iframe src="${app.origin}/"></iframe>`)
    })
    await new Promise<void>((resolve) => website.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = website.address() as AddressInfo
      await page.goto(`http://127.0.0.1:${port}/`)
      const framed = page.frames()[1]
      await expect.poll(async () => (await framed?.content()) ?? '').not.toContain('id="root"')
      const read = await page.evaluate(async (origin) => {
        try {
          const answer = await fetch(`${origin}/`)
          return await answer.text()
        } catch (error) {
          return (error as Error).name
        }
      }, app.origin)
      expect(read).toBe('TypeError')
    } finally {
      website.close()
    }
  })
})
