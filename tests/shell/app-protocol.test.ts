import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { listPageFiles } from '#electron/page-files.ts'

const registerSchemesAsPrivileged = vi.hoisted(() => vi.fn())
vi.mock('electron', () => ({ protocol: { registerSchemesAsPrivileged } }))
const { registerAppScheme, serveAppScheme } = await import('#electron/main/app-protocol.ts')

const folder = mkdtempSync(join(tmpdir(), 'dagdeel-page-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const page = join(folder, 'renderer')
mkdirSync(join(page, 'assets'), { recursive: true })
writeFileSync(join(page, 'index.html'), '<!doctype html><title>Dagdeel</title>')
writeFileSync(join(page, 'assets', 'index-abc.js'), 'export {}')
writeFileSync(join(page, 'notes.secret'), 'not part of the page')
writeFileSync(join(folder, 'outside.html'), 'outside')

type Serve = (request: Request) => Promise<Response>

function serveWith(): Serve {
  let serve: Serve | undefined
  serveAppScheme(
    {
      handle: (scheme, handler) => {
        expect(scheme).toBe('app')
        serve = async (request) => handler(request)
      },
    },
    listPageFiles(page),
  )
  if (serve === undefined) throw new Error('nothing serves the scheme')
  return serve
}

describe('the page is served under app://dagdeel', () => {
  const serve = serveWith()
  const get = (url: string, init?: RequestInit) => serve(new Request(url, init))

  test('the scheme is a secure website, not a kind of file, and cannot be fetched across', () => {
    registerAppScheme()
    expect(registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false },
      },
    ])
  })

  test('a page has no network at all and takes code only from itself', async () => {
    const response = await get('app://dagdeel/index.html')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  })

  test('its scripts are served as scripts', async () => {
    const response = await get('app://dagdeel/assets/index-abc.js')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
  })

  test.each([
    'app://dagdeel/../outside.html',
    'app://dagdeel/%2e%2e/outside.html',
    'app://dagdeel/..%2foutside.html',
    'app://dagdeel/assets/..%5c..%5coutside.html',
    'app://dagdeel//etc/passwd',
    'app://dagdeel/notes.secret',
    'app://dagdeel/index.html%00.js',
    'app://dagdeel/assets',
  ])('nothing outside the page can be had: %s', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  test('another host or another method is turned away', async () => {
    expect((await get('app://other/index.html')).status).toBe(400)
    expect((await get('app://dagdeel/index.html', { method: 'POST', body: 'x' })).status).toBe(400)
  })
})
