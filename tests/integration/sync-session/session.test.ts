import { describe, expect, test } from 'vitest'
import { must } from '#shared/kernel/invariant.ts'
import { parseInstant } from '#shared/kernel/time.ts'
import { begin, refusal, unreachable } from './begin-session.ts'

describe('the conversation with headquarters', () => {
  test('it begins with one hello, and then asks for news', async () => {
    const { time, session, transport } = begin()
    session.start()
    await time.pass(10)
    expect(transport.asked).toEqual(['hello', 'pull'])
  })

  test('acts of one moment wait a third of a second and go together', async () => {
    const { time, session, core, count } = begin()
    session.start()
    await time.pass(1_000)
    core.waiting = 1
    session.workDone()
    await time.pass(200)
    session.workDone()
    expect(count('push')).toBe(0)
    await time.pass(150)
    expect(count('push')).toBe(1)
    expect(core.waiting).toBe(0)
  })

  test('after a push it is not equal yet: it is busy until the look that follows has come in', async () => {
    const { time, session, core, transport } = begin()
    session.start()
    await time.pass(1_000)
    expect(session.facts().isBusy).toBe(false)
    core.waiting = 1
    transport.next.pull.push('stall')
    session.workDone()
    await time.pass(400)
    expect([core.waiting, session.facts().isBusy]).toEqual([0, true])
  })

  test('as long as more waits it keeps sending', async () => {
    const { time, session, core, count } = begin()
    core.waiting = 5
    session.start()
    await time.pass(100)
    expect([count('push'), core.waiting]).toEqual([5, 0])
  })

  test('with an open line of news it looks once a minute, without one every twenty seconds', async () => {
    const { time, session, lines, count } = begin(0)
    session.start()
    await time.pass(59_000)
    expect(count('pull')).toBe(3)
    lines.at(-1)?.opened()
    await time.pass(10)
    const before = count('pull')
    await time.pass(119_000)
    expect(count('pull')).toBe(before + 1)
  })

  test('a poke of headquarters brings the news at once', async () => {
    const { time, session, lines, count } = begin()
    session.start()
    await time.pass(10)
    lines.at(-1)?.opened()
    await time.pass(10)
    const before = count('pull')
    lines.at(-1)?.news()
    await time.pass(1)
    expect(count('pull')).toBe(before + 1)
  })

  test('a line of news that breaks is opened again after a pause', async () => {
    const { time, session, lines } = begin()
    session.start()
    await time.pass(10)
    for (let turn = 1; turn < 6; turn += 1) {
      lines.at(-1)?.ended(unreachable)
      expect(lines).toHaveLength(turn)
      await time.pass(300_000)
    }
    expect(lines).toHaveLength(6)
  })

  test('a push that never ends does not keep news away, nor the other way round', async () => {
    const { time, session, transport, core, count } = begin()
    core.waiting = 1
    transport.next.push.push('stall')
    session.start()
    await time.pass(61_000)
    expect(count('push')).toBe(1)
    expect(count('pull')).toBeGreaterThan(1)
  })

  test('without headquarters the pauses grow to five minutes and the work stays planned', async () => {
    const { time, session, transport, core, count } = begin(0.999)
    transport.down = unreachable
    core.waiting = 1
    session.start()
    await time.pass(3_600_000)
    // An hour: eight doublings, and from then on every five minutes, for sending and for news.
    expect(count('hello')).toBeGreaterThan(24)
    expect(count('hello')).toBeLessThan(48)
    transport.down = undefined
    await time.pass(300_000)
    expect(core.waiting).toBe(0)
    expect(session.facts().offlineSince).toBeNull()
  })

  test('an act during a pause does not shorten it; a person who asks does', async () => {
    const { time, session, transport, core, count } = begin(0.999)
    transport.down = unreachable
    core.waiting = 1
    session.start()
    await time.pass(600_000)
    const before = count('hello')
    for (let act = 0; act < 20; act += 1) session.workDone()
    await time.pass(1_000)
    expect(count('hello')).toBe(before)
    session.now()
    await time.pass(1)
    expect(count('hello')).toBeGreaterThan(before)
  })

  test('what headquarters asks to wait comes before our own pauses', async () => {
    const { time, session, transport, count } = begin(0)
    transport.next.hello.push(
      { kind: 'busy', retryAfterMs: 120_000 },
      { kind: 'busy', retryAfterMs: 120_000 },
    )
    session.start()
    await time.pass(119_000)
    expect(count('pull')).toBe(0)
    await time.pass(2_000)
    expect(count('pull')).toBe(1)
  })

  test('a command headquarters cannot judge yet waits until it says so', async () => {
    const { time, session, transport, core, count } = begin(0)
    core.waiting = 1
    transport.pushReply = {
      ...transport.pushReply,
      results: [],
      stopped: { code: 'deferred', atSeq: 1, retryAfterMs: 90_000 },
    }
    session.start()
    await time.pass(89_000)
    expect(count('push')).toBe(1)
    await time.pass(2_000)
    expect(count('push')).toBe(2)
  })

  test('what is to be confirmed goes with a hello before the next look', async () => {
    const { time, session, count } = begin(0)
    session.start()
    await time.pass(10)
    session.confirm()
    await time.pass(20_000)
    expect([count('hello'), count('pull')]).toEqual([2, 2])
  })

  test('every exchange is one at a time of its kind, however often it is woken', async () => {
    const { time, session, transport, lines, count } = begin()
    session.start()
    await time.pass(10)
    transport.next.pull.push('stall')
    for (let poke = 0; poke < 50; poke += 1) {
      lines.at(-1)?.news()
      await time.pass(100)
    }
    expect(count('pull')).toBe(2)
  })

  test('behind a large answer it tidies up once, when nothing more comes', async () => {
    const { time, session, core, transport } = begin()
    const page = { kind: 'rows', stream: 'org', from: 0, to: 1, more: false, rows: [] } as const
    transport.pullReply = { ...transport.pullReply, pages: [{ ...page, rows: [] }] }
    core.steps.pull = { kind: 'again' }
    session.start()
    await time.pass(50)
    core.steps.pull = { kind: 'done' }
    transport.pullReply = { ...transport.pullReply, pages: [] }
    await time.pass(10_000)
    expect(core.taken.filter((what) => what === 'tidy')).toHaveLength(1)
  })

  test('after it is stopped nothing is planned, asked or taken in', async () => {
    const { time, session, core, transport } = begin()
    session.start()
    await time.pass(10)
    const taken = core.taken.length
    session.now()
    session.stop()
    await time.pass(600_000)
    expect(time.plannedCount()).toBe(0)
    expect(core.taken).toHaveLength(taken)
    expect(transport.asked).toHaveLength(2)
  })

  test('an answer that comes in after the stop is not taken in', async () => {
    const { time, session, core } = begin()
    session.start()
    const passing = time.pass(0)
    session.stop()
    await passing
    expect(core.taken).toEqual([])
  })
})

describe('when the usual course breaks', () => {
  test('a poisoned answer does not spin: an hour of it is a few dozen tries', async () => {
    const { time, session, core, transport, log } = begin()
    core.steps.pull = { kind: 'unreadable', what: 'child.birthDate' }
    session.start()
    await time.pass(3_600_000)
    expect(transport.asked.length).toBeLessThan(60)
    expect(session.facts().block).toBe('fault')
    expect(log.lines.some(({ event }) => event === 'sync.unreadable')).toBe(true)
    core.steps.pull = { kind: 'done' }
    await time.pass(300_000)
    expect(session.facts().block).toBeNull()
  })

  test('an answer that always promises more gets a breath now and then', async () => {
    const { time, session, core, count } = begin()
    core.steps.pull = { kind: 'again' }
    session.start()
    await time.pass(10_000)
    expect(count('pull')).toBeLessThan(2_500)
    expect(count('pull')).toBeGreaterThan(1_000)
  })

  test('a core that only wants to say hello again does not spin', async () => {
    const { time, session, core, transport } = begin()
    core.steps.pull = { kind: 'hello' }
    session.start()
    await time.pass(3_600_000)
    expect(transport.asked.length).toBeLessThan(80)
  })

  test('a broken numbering gets a new identity before anything else is sent', async () => {
    const { time, session, core, transport } = begin()
    core.steps.push = { kind: 'reidentify', reason: 'forked' }
    core.waiting = 1
    transport.pushReply = { ...transport.pushReply, results: [], stopped: { code: 'forked', atSeq: 1 } }
    session.start()
    await time.pass(20)
    core.steps.push = { kind: 'done' }
    await time.pass(5_000)
    expect(core.taken).toContain('reidentify')
    expect(core.standing().identity?.deviceId).toBe('device-2')
    expect(transport.asked.slice(transport.asked.indexOf('reidentify') + 1)[0]).toBe('hello')
  })

  test('an identity whose answer was lost is asked for again', async () => {
    const { time, session, core, transport } = begin()
    transport.next.hello.push(refusal(401, { code: 'deviceReplaced' }))
    session.start()
    await time.pass(5_000)
    expect(core.taken).toContain('reidentify')
  })

  test('another history at headquarters is taken in and answered with a new identity', async () => {
    const { time, session, core, transport } = begin()
    transport.next.pull.push(refusal(409, { code: 'epoch', epoch: 'e2' }))
    session.start()
    await time.pass(5_000)
    expect(core.taken.filter((what) => what === 'epoch e2' || what === 'reidentify')).toEqual([
      'epoch e2',
      'reidentify',
    ])
  })

  test('an app that is too old stops asking for news and still hands over its work', async () => {
    const { time, session, core, transport, count } = begin()
    core.waiting = 1
    transport.down = undefined
    transport.helloReply = { ...transport.helloReply, status: 'upgradeRequired', canPull: false }
    session.start()
    await time.pass(10_000)
    expect([core.waiting, count('pull')]).toEqual([0, 0])
    expect(session.facts().isUpdateNeeded).toBe(true)
    transport.helloReply = { ...transport.helloReply, status: 'ok', canPull: true }
    await time.pass(301_000)
    expect(session.facts().isUpdateNeeded).toBe(false)
    expect(count('pull')).toBeGreaterThan(0)
  })

  test('an app that is refused as too old by every answer hands over its work all the same', async () => {
    const { time, session, core, transport, count } = begin()
    core.waiting = 1
    for (let turn = 0; turn < 20; turn += 1)
      transport.next.hello.push(refusal(426, { code: 'upgradeRequired' }))
    session.start()
    await time.pass(10_000)
    expect([core.waiting, count('pull')]).toEqual([0, 0])
    expect(session.facts().isUpdateNeeded).toBe(true)
  })

  test('a revoked device forgets everything at once, also what it had not sent', async () => {
    const { time, session, core, transport, cleared, count } = begin()
    core.waiting = 3
    for (let turn = 0; turn < 2; turn += 1)
      transport.next.hello.push(refusal(401, { code: 'deviceRevoked', wipe: 'now' }))
    session.start()
    await time.pass(600_000)
    expect(cleared).toEqual(['revoked'])
    expect(count('push')).toBe(0)
    expect(time.plannedCount()).toBe(0)
  })

  test('a replaced computer hands over its work first and is cleared after that', async () => {
    const { time, session, core, transport, cleared } = begin()
    core.waiting = 3
    const retiring = refusal(401, { code: 'deviceRetiring', wipe: 'afterPush' })
    for (let turn = 0; turn < 50; turn += 1) transport.next.pull.push(retiring)
    transport.next.push.push(unreachable)
    session.start()
    await time.pass(10)
    expect(session.facts().block).toBe('retiring')
    expect(cleared).toEqual([])
    await time.pass(5_000)
    expect(core.waiting).toBe(0)
    expect(cleared).toEqual(['replaced'])
  })

  test('a device that headquarters no longer knows says so, and loses nothing', async () => {
    const { time, session, core, transport, cleared } = begin()
    core.waiting = 1
    transport.down = refusal(401, { code: 'auth' })
    session.start()
    await time.pass(600_000)
    expect(session.facts()).toMatchObject({ block: 'revoked', offlineSince: null })
    expect([core.waiting, cleared.length]).toEqual([1, 0])
  })

  test('a full disk is a state, and it passes when there is room', async () => {
    const { time, session, core } = begin()
    session.start()
    await time.pass(10)
    core.fault = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    await time.pass(23_000)
    expect(session.facts().block).toBe('diskFull')
    await time.pass(30_000)
    expect(session.facts().block).toBeNull()
  })

  test('a busy database is tried again and does not end the loop', async () => {
    const { time, session, core, log, count } = begin()
    session.start()
    await time.pass(10)
    core.fault = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
    await time.pass(23_000)
    const before = count('pull')
    await time.pass(60_000)
    expect(count('pull')).toBeGreaterThan(before)
    expect(session.facts().block).toBeNull()
    expect(log.lines.find(({ event }) => event === 'sync.pull')?.facts['code']).toBe('SQLITE_BUSY')
  })

  test('a certificate that is not trusted is named, until it is', async () => {
    const { time, session, transport } = begin()
    transport.down = { kind: 'notTrusted' }
    session.start()
    await time.pass(1_000)
    expect(session.facts().block).toBe('notTrusted')
    transport.down = undefined
    await time.pass(300_000)
    expect(session.facts().block).toBeNull()
  })

  test('very many removals wait for the word of an operator, which comes with a hello', async () => {
    const { time, session, core, count } = begin()
    core.steps.pull = { kind: 'guarded', stream: 'org', count: 700 }
    session.start()
    await time.pass(10)
    expect([count('hello'), count('pull')]).toEqual([1, 1])
    await time.pass(301_000)
    expect([count('hello'), count('pull')]).toEqual([2, 2])
  })

  test('a clock that is a day ahead is told and stops nothing', async () => {
    const { time, session, transport, core } = begin()
    core.waiting = 1
    const hqTime = must(parseInstant('2026-11-22T08:00:00.000Z'), 'an instant')
    transport.helloReply = { ...transport.helloReply, hqTime }
    transport.pullReply = { ...transport.pullReply, hqTime }
    transport.pushReply = { ...transport.pushReply, hqTime }
    session.start()
    await time.pass(0)
    expect(session.facts().skewMs).toBe(86_400_000)
    expect(core.waiting).toBe(0)
  })

  test('an exchange that never ends is given up by the watchdog after ten minutes, and reported', async () => {
    const { time, session, transport, count, log } = begin()
    transport.next.hello.push('stall')
    session.start()
    await time.pass(590_000)
    expect(count('pull')).toBe(0)
    await time.pass(100_000)
    expect(count('pull')).toBeGreaterThan(0)
    expect(log.lines.some(({ event }) => event === 'sync.stuck')).toBe(true)
  })
})
