import { describe, expect, test } from 'vitest'
import type { Handlers } from '#electron/ipc/handlers.ts'
import { createRouter } from '#electron/ipc/router.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import { roles } from '#shared/domain/access/model.ts'
import type { CallName } from '#shared/ipc/contract.ts'
import { contract } from '#shared/ipc/contract.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { InvariantError } from '#shared/kernel/invariant.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { createTestLog } from '#tests/harness/app.ts'

interface Setting {
  readonly handlers: Partial<Handlers>
  readonly role?: SessionActor['role']
  readonly isOpen?: boolean
}

/** A router with only the handlers a test is about; a call to another one would be a fault. */
function createTestRouter({ handlers, role = 'locationManager', isOpen = true }: Setting) {
  const log = createTestLog()
  const dispatch = createRouter({
    handlers: handlers as Handlers,
    isOpen: () => isOpen,
    access: () => ({
      kind: 'known',
      actor: { id: 'somebody', name: 'Fatima Aydin', role, locationIds: [] },
      may: (right) => mayDo(role, right),
    }),
    isAskedWithin: () => true,
    ids: { newIncident: () => '7F3A' },
    log,
  })
  const ask = (call: string, input: unknown) => dispatch({ version: 1, call, input })
  return { log, dispatch, ask }
}

const undo = {
  'history.undo': () => ok({ commandId: 'c1', label: { code: 'command.settleRoster', params: {} } }),
}
const done = {
  status: 'done',
  output: { commandId: 'c1', label: { code: 'command.settleRoster', params: {} } },
}
const refused = (code: string, params = {}) => ({ status: 'refused', refusal: { code, params } })

describe('the gate between screen and application', () => {
  test('answers what a handler answers', async () => {
    const { ask } = createTestRouter({ handlers: undo })
    expect(await ask('history.undo', {})).toEqual(done)
  })

  test('hands on a refusal of the rules as it is', async () => {
    const no = { code: 'history.nothingToUndo', params: {} }
    const { ask, log } = createTestRouter({ handlers: { 'history.undo': () => refuse(no) } })
    expect(await ask('history.undo', {})).toEqual({ status: 'refused', refusal: no })
    expect(log.lines).toEqual([])
  })

  test.each([
    null,
    undefined,
    'history.undo',
    42,
    [],
    {},
    { version: 1, call: 'history.undo', input: {}, sql: 'drop table child' },
    { version: '1', call: 'history.undo', input: {} },
    { version: 1, call: ['history.undo'], input: {} },
    { version: 1, call: 'x'.repeat(65), input: {} },
  ])('refuses an envelope that is none: %j', async (envelope) => {
    const { dispatch, log } = createTestRouter({ handlers: undo })
    expect(await dispatch(envelope)).toEqual(refused('envelope.refused'))
    expect(log.lines).toEqual([])
  })

  test('refuses a page of another version and says which', async () => {
    const { dispatch } = createTestRouter({ handlers: undo })
    expect(await dispatch({ version: 2, call: 'history.undo', input: {} })).toEqual(
      refused('envelope.version', { own: 1, other: 2 }),
    )
  })

  test.each(['', 'sql.run', 'history', 'toString', '__proto__', 'constructor', 'hasOwnProperty', 'valueOf'])(
    'does not know the call "%s"',
    async (call) => {
      const { ask, log } = createTestRouter({ handlers: undo })
      expect(await ask(call, {})).toEqual(refused('call.unknown'))
      expect(log.lines).toEqual([])
    },
  )

  test('lets nothing through once the application is closed', async () => {
    const { ask } = createTestRouter({ handlers: undo, isOpen: false })
    expect(await ask('history.undo', {})).toEqual(refused('call.closed'))
  })

  test('says where an input is wrong, and the handler does not run', async () => {
    const { ask } = createTestRouter({ handlers: {} })
    expect(await ask('history.list', { limit: 'all' })).toEqual(refused('input.refused', { path: 'limit' }))
  })
})

describe('who may do what (PRIV-4)', () => {
  test('somebody without the permission is refused before the handler runs', async () => {
    const { ask } = createTestRouter({ handlers: {}, role: 'pedagogicalStaff' })
    expect(await ask('history.undo', {})).toEqual(refused('call.forbidden'))
  })

  const callsOf = (role: SessionActor['role']) =>
    (Object.keys(contract) as CallName[]).filter((call) => mayDo(role, contract[call].permission))

  test('the location manager may do everything the screen offers', () => {
    expect(callsOf('locationManager')).toEqual(Object.keys(contract))
  })

  test('pedagogical staff enter requests and decide none; they touch no roster and no import', () => {
    const calls = callsOf('pedagogicalStaff')
    expect(calls).toContain('requests.enter')
    expect(calls).toContain('weekBoard.get')
    for (const call of [
      'requests.approve',
      'requests.decline',
      'rosters.settle',
      'shifts.assign',
      'import.run',
    ] as const) {
      expect(calls).not.toContain(call)
    }
  })

  test('headquarters sees no child by name', () => {
    const calls = callsOf('headquartersAdmin')
    expect(calls).toContain('weekBoard.get')
    for (const call of [
      'children.search',
      'children.get',
      'dayView.get',
      'cell.explain',
      'requests.list',
      'merging.week',
      'merging.structural',
      'merging.try',
    ] as const) {
      expect(calls).not.toContain(call)
    }
  })

  test('a planner plans and does not import', () => {
    expect(callsOf('planner')).toContain('shifts.assign')
    expect(callsOf('planner')).not.toContain('import.run')
  })

  test('everybody may see who they are and set their own screen', () => {
    for (const role of roles)
      expect(callsOf(role)).toEqual(expect.arrayContaining(['session.get', 'settings.change']))
  })
})

describe('a fault of ours', () => {
  test('is told by the number of its incident, which the log has too, without what went in', async () => {
    const { ask, log } = createTestRouter({
      handlers: {
        'children.get': () => {
          throw new TypeError('cannot read Noor Bakker, born 2024-03-02')
        },
      },
    })
    expect(await ask('children.get', { childId: 'noor', day: '2026-11-24' })).toEqual({
      status: 'fault',
      code: 'internal',
      incident: '7F3A',
    })
    const [line] = log.lines
    expect(line).toMatchObject({
      level: 'error',
      event: 'fault',
      facts: { incident: '7F3A', call: 'children.get', kind: 'TypeError' },
    })
    expect(JSON.stringify(log.lines)).not.toMatch(/Noor|Bakker|2024|noor/)
    expect(line?.facts['frames']).not.toEqual([])
  })

  test('keeps the reason of a broken invariant, which is our own wording', async () => {
    const { ask, log } = createTestRouter({
      handlers: {
        'history.undo': () => {
          throw new InvariantError('what is taken back was once done')
        },
      },
    })
    await ask('history.undo', {})
    expect(log.lines[0]?.facts['because']).toBe('what is taken back was once done')
  })

  test('also when it comes later, or is no error at all', async () => {
    const late = createTestRouter({ handlers: { 'history.undo': () => Promise.reject(new Error('disk')) } })
    expect((await late.ask('history.undo', {})).status).toBe('fault')
    const odd = createTestRouter({
      handlers: {
        'history.undo': () => {
          throw 'text'
        },
      },
    })
    expect((await odd.ask('history.undo', {})).status).toBe('fault')
  })

  test('our own word is checked: an output that does not fit the contract never leaves', async () => {
    const wrong = { commandId: 'c1', label: { code: 'x', params: {} }, password: 'geheim' }
    const { ask, log } = createTestRouter({ handlers: { 'history.undo': () => ok(wrong) } })
    expect((await ask('history.undo', {})).status).toBe('fault')
    expect(JSON.stringify(log.lines)).not.toContain('geheim')
  })

  test('a handler that takes too long is answered without it', async () => {
    const original = contract['history.undo'].deadlineMs
    const slow = createTestRouter({ handlers: { 'history.undo': () => new Promise(() => {}) } })
    Object.assign(contract['history.undo'], { deadlineMs: 20 })
    try {
      expect(await slow.ask('history.undo', {})).toEqual({
        status: 'fault',
        code: 'deadline',
        incident: '7F3A',
      })
    } finally {
      Object.assign(contract['history.undo'], { deadlineMs: original })
    }
  })
})
