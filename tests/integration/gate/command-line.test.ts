import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { passwordSource } from '#electron/cli/ask-password.ts'
import { openData } from '#electron/cli/open-data.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'

/** Each set-up stretches two passwords, also on a machine that does more at once. */
const patienceMs = 60_000
let temp: ReturnType<typeof makeTempFolder>

beforeEach(async () => {
  temp = makeTempFolder()
  const app = await startGatedApp({ folder: temp.folder, data: aRowSet() })
  await app.done('gate.setUp', { name: 'Sanne Vermeer', password: 'krokus in maart' })
  app.close()
}, patienceMs)
afterEach(() => temp.remove())

const say = ({ code }: { readonly code: string }) => code

function open(env: NodeJS.ProcessEnv) {
  const source = passwordSource(env, new PassThrough(), new PassThrough())
  return openData(temp.folder, false, { source, say })
}

describe('the command line on a folder with a password', () => {
  test('opens with a name and a password from the environment', async () => {
    const opened = await open({ DAGDEEL_USER: 'Sanne Vermeer', DAGDEEL_PASSWORD: 'krokus in maart' })
    if (!opened.ok) throw new Error(opened.refusal.code)
    const noted = opened.value.folder.db.all(`select facts from audit_chain where kind = 'signedIn'`)
    expect(String(noted.at(-1)?.['facts'])).toContain('commandLine')
    opened.value.close()
  })

  test.each([
    ['nobody to ask', {}, 'cli.passwordNeeded'],
    ['somebody else', { DAGDEEL_USER: 'Bas', DAGDEEL_PASSWORD: 'krokus in maart' }, 'cli.whichUser'],
    ['another password', { DAGDEEL_PASSWORD: 'krokus in april' }, 'gate.wrongPassword'],
  ])('with %s says so and opens nothing', async (_name, env, code) => {
    expect(await open(env)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('is no quicker way to guess than the screen', async () => {
    for (let tries = 0; tries < 5; tries += 1) await open({ DAGDEEL_PASSWORD: `guess ${tries}` })
    expect(await open({ DAGDEEL_PASSWORD: 'krokus in maart' })).toMatchObject({
      ok: false,
      refusal: { code: 'gate.wait' },
    })
  })
})

test('a password typed on a terminal is not shown, and can be mended and broken off', async () => {
  const raw: boolean[] = []
  const terminal = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => void raw.push(isRaw),
  })
  const shown = new PassThrough()
  const source = passwordSource({}, terminal, shown)
  const asked = source.ask('Password: ')
  terminal.write('krokuz')
  terminal.write('\u007fs in maart\r')
  expect(await asked).toBe('krokus in maart')
  const broken = source.ask('Password: ')
  terminal.write('krok\u0003')
  expect(await broken).toBeUndefined()
  expect(String(shown.read())).toBe('Password: \nPassword: \n')
  expect(raw).toEqual([true, false, true, false])
})
