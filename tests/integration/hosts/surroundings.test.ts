import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultDataFolder, readHostOptions } from '#electron/host-options.ts'
import { openFileLog } from '#electron/log/open-file-log.ts'
import { canOpenBrowser } from '#electron/loopback/open-browser.ts'
import { openSettingsFile } from '#electron/open-settings-file.ts'
import { createRandomIds } from '#electron/random-ids.ts'
import { createSettingsStore } from '#electron/services/settings/settings-store.ts'
import { createSystemClock } from '#electron/system-clock.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

const linux = { platform: 'linux', env: {} } as const

describe('the words behind the command', () => {
  test('without any, the data go where the operating system keeps them', () => {
    expect(readHostOptions([], linux)).toEqual({
      ok: true,
      value: {
        dataFolder: join(homedir(), '.local', 'share', 'Dagdeel'),
        isSample: false,
        port: 0,
        isBrowserOpened: true,
      },
    })
  })

  test('the sample has a folder of its own, so it never mixes with real data', () => {
    expect(defaultDataFolder(true, linux)).toBe(join(homedir(), '.local', 'share', 'Dagdeel voorbeeld'))
    expect(defaultDataFolder(true, { platform: 'linux', env: { XDG_DATA_HOME: '/data' } })).toBe(
      '/data/Dagdeel voorbeeld',
    )
    expect(defaultDataFolder(false, { platform: 'darwin', env: {} })).toBe(
      join(homedir(), 'Library', 'Application Support', 'Dagdeel'),
    )
    expect(defaultDataFolder(false, { platform: 'win32', env: { LOCALAPPDATA: '/local' } })).toBe(
      join('/local', 'Dagdeel'),
    )
  })

  test('all of them can be given', () => {
    expect(readHostOptions(['--data', 'here', '--sample', '--port', '8123', '--no-open'], linux)).toEqual({
      ok: true,
      value: { dataFolder: resolve('here'), isSample: true, port: 8123, isBrowserOpened: false },
    })
  })

  test.each([
    ['--dat', 'x'],
    ['--port', 'eighty'],
    ['--port', '70000'],
    ['--port', '-1'],
    ['--data'],
    ['--data', ''],
    ['week'],
  ])('a word that cannot be used is named: %s %s', (...words) => {
    const read = readHostOptions(words, linux)
    expect(read.ok ? '' : read.refusal).not.toBe('')
  })

  test('a browser is opened where a person can see it', () => {
    expect(canOpenBrowser({ platform: 'linux', env: { DISPLAY: ':0' } }, 1000)).toBe(true)
    expect(canOpenBrowser({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } }, 1000)).toBe(true)
    expect(canOpenBrowser({ platform: 'linux', env: {} }, 1000)).toBe(false)
    expect(canOpenBrowser({ platform: 'linux', env: { DISPLAY: ':0' } }, 0)).toBe(false)
    expect(canOpenBrowser({ platform: 'win32', env: {} }, undefined)).toBe(true)
  })
})

describe('time and chance', () => {
  test('the day is that of the Netherlands, also around midnight and in summer', () => {
    const today = (moment: string) => createSystemClock(() => Date.parse(moment)).today()
    expect(today('2026-11-22T22:59:59Z')).toBe('2026-11-22')
    expect(today('2026-11-22T23:00:00Z')).toBe('2026-11-23')
    expect(today('2026-07-01T21:59:59Z')).toBe('2026-07-01')
    expect(today('2026-07-01T22:00:00Z')).toBe('2026-07-02')
    expect(createSystemClock(() => Date.parse('2026-11-23T08:00:00.123Z')).now()).toBe(
      '2026-11-23T08:00:00.123Z',
    )
  })

  test('ids sort by when they were made, also when the clock is set back', () => {
    let nowMs = Date.parse('2026-11-23T08:00:00Z')
    const ids = createRandomIds(() => nowMs)
    const made = Array.from({ length: 500 }, (_, at) => {
      if (at === 250) nowMs -= 60_000
      return ids.newId()
    })
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(500)
    for (const id of made)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(ids.newIncident()).toMatch(/^[0-9A-F]{4}$/)
  })
})

describe('settings and log', () => {
  let temp: ReturnType<typeof makeTempFolder>
  beforeEach(() => {
    temp = makeTempFolder()
  })
  afterEach(() => temp.remove())

  test('settings survive a restart', () => {
    const store = createSettingsStore(openSettingsFile(temp.folder))
    expect(store.read()).toMatchObject({ language: 'nl', theme: 'system', fontScalePercent: 100 })
    store.write({ ...store.read(), theme: 'dark', lastLocationId: 'rainbow' })
    expect(createSettingsStore(openSettingsFile(temp.folder)).read()).toMatchObject({
      theme: 'dark',
      lastLocationId: 'rainbow',
    })
  })

  test.each(['not json', '{"settings":{"theme":"pink"}}', '{"settings":"x"}', '[]', ''])(
    'a broken settings file gives the first settings and never stops the start: %s',
    (text) => {
      writeFileSync(join(temp.folder, 'settings.json'), text)
      expect(createSettingsStore(openSettingsFile(temp.folder)).read().theme).toBe('system')
    },
  )

  test('a file of an older version keeps what it has', () => {
    writeFileSync(join(temp.folder, 'settings.json'), '{"settings":{"theme":"dark"}}')
    const settings = createSettingsStore(openSettingsFile(temp.folder)).read()
    expect([settings.theme, settings.language]).toEqual(['dark', 'nl'])
  })

  test('the log is one line an event, and an old large one is put aside once', () => {
    const path = join(temp.folder, 'logs', 'dagdeel.log')
    mkdirSync(join(temp.folder, 'logs'))
    writeFileSync(path, 'x'.repeat(2_000_001))
    const opened = openFileLog(path)
    if (!opened.ok) throw new Error('the log opens')
    const log = opened.value
    log.info('started', { port: 1 })
    log.error('fault', { incident: '7F3A' })
    log.close()
    log.info('after the end')
    const lines = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toMatchObject([
      { event: 'started', port: 1 },
      { event: 'fault', incident: '7F3A' },
    ])
    expect(statSync(`${path}.1`).size).toBe(2_000_001)
  })
})
