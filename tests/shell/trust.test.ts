import { describe, expect, test } from 'vitest'
import { isOpenableOutside, isOwnPage } from '#electron/main/trust.ts'

describe('the page of Dagdeel is known by its parsed address', () => {
  test('our own page is trusted, whatever its place in the app', () => {
    expect(isOwnPage('app://dagdeel/index.html')).toBe(true)
    expect(isOwnPage('app://dagdeel/index.html#/week/2026-W48')).toBe(true)
  })

  test.each([
    'app://dagdeel.example/index.html',
    'app://dagdeel@example.org/index.html',
    'app://name:word@dagdeel/index.html',
    'app://dagdeel:8080/index.html',
    'app://example.org/?app://dagdeel/',
    'https://dagdeel/index.html',
    'https://example.org/#app://dagdeel/index.html',
    'file:///app://dagdeel/index.html',
    'about:blank',
    'data:text/html,app://dagdeel/',
    'app:dagdeel',
    '',
  ])('an address that only looks like ours is not: %s', (address) => {
    expect(isOwnPage(address)).toBe(false)
  })

  test('only a website over https may be handed to the browser', () => {
    expect(isOpenableOutside('https://wetten.overheid.nl/BWBR0017017')).toBe(true)
    for (const address of [
      'http://wetten.overheid.nl/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://server/share',
      'ms-settings:privacy',
      'https://name:word@example.org/',
      'app://dagdeel/index.html',
      'not an address',
    ]) {
      expect(isOpenableOutside(address), address).toBe(false)
    }
  })
})
