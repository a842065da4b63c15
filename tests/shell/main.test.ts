import { afterEach, expect, test, vi } from 'vitest'

const fake = vi.hoisted(() => ({
  order: [] as string[],
  isFirst: true,
  makeReady: () => {},
  runShell: vi.fn(async (_root: string) => ({})),
  errors: [] as string[],
}))
vi.mock('electron', () => {
  const ready = () => new Promise<void>((resolve) => (fake.makeReady = resolve))
  return {
    app: {
      requestSingleInstanceLock: () => fake.isFirst,
      on: () => {},
      quit: () => void fake.order.push('quit'),
      exit: (code: number) => void fake.order.push(`exit ${code}`),
      enableSandbox: () => void fake.order.push('sandbox'),
      commandLine: { appendSwitch: (name: string) => void fake.order.push(name) },
      whenReady: () => {
        fake.order.push('whenReady')
        return ready()
      },
    },
    protocol: { registerSchemesAsPrivileged: () => void fake.order.push('scheme') },
    dialog: { showErrorBox: (_title: string, text: string) => void fake.errors.push(text) },
  }
})
vi.mock('#electron/main/run-shell.ts', () => ({ runShell: fake.runShell }))

async function start(): Promise<void> {
  vi.resetModules()
  Object.assign(fake, { order: [], errors: [] })
  fake.runShell.mockReset()
  fake.runShell.mockResolvedValue({})
  // Electron is ready only after this import is done: if the module waited for that, both would wait for ever.
  await import('#electron/main/main.ts')
}

afterEach(() => {
  fake.isFirst = true
})

test('sandbox and scheme are set before Electron is ready, the window comes after it', async () => {
  await start()
  expect(fake.order).toEqual(['disable-breakpad', 'sandbox', 'scheme', 'whenReady'])
  expect(fake.runShell).not.toHaveBeenCalled()
  fake.makeReady()
  await vi.waitFor(() => expect(fake.runShell).toHaveBeenCalledTimes(1))
})

test('a second start ends at once', async () => {
  fake.isFirst = false
  await start()
  expect(fake.order).toEqual(['quit'])
})

test('a fault while starting is told in both languages and ends the program', async () => {
  await start()
  fake.runShell.mockRejectedValue(new TypeError('Noor Bakker'))
  fake.makeReady()
  await vi.waitFor(() => expect(fake.order).toContain('exit 1'))
  expect(fake.errors[0]).toContain('Dagdeel kan niet starten')
  expect(fake.errors[0]).toContain('Dagdeel cannot start')
  expect(fake.errors[0]).not.toContain('Noor')
})
