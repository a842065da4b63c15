import { describe, expect, test } from 'vitest'
import { begin, refusal, unreachable } from './begin-session.ts'

describe('a headquarters that comes back, is older, or cannot read what is sent', () => {
  test('a headquarters older than the app is a state of its own, and no trouble of the network', async () => {
    const { time, session, transport, core } = begin(0)
    core.waiting = 1
    for (let turn = 0; turn < 2; turn += 1)
      transport.next.hello.push({ kind: 'older', retryAfterMs: 600_000 })
    session.start()
    await time.pass(1_000)
    expect(session.facts()).toMatchObject({ isHeadquartersOlder: true, offlineSince: null, block: null })
    await time.pass(601_000)
    expect(session.facts().isHeadquartersOlder).toBe(false)
    expect(core.waiting).toBe(0)
  })

  test('an act headquarters does not know yet shows that it is older, until it took the act', async () => {
    const { time, session, transport, core } = begin(0)
    core.waiting = 1
    const accepting = transport.pushReply
    transport.pushReply = {
      ...accepting,
      results: [],
      stopped: { code: 'deferred', atSeq: 1, retryAfterMs: 60_000 },
    }
    session.start()
    await time.pass(1_000)
    expect(session.facts().isHeadquartersOlder).toBe(true)
    transport.pushReply = accepting
    await time.pass(61_000)
    expect([session.facts().isHeadquartersOlder, core.waiting]).toEqual([false, 0])
  })

  test('once headquarters is heard again both lanes try at once: what was sent shows as equal without a minute of waiting', async () => {
    const { time, session, transport, core, count } = begin(0.999)
    session.start()
    await time.pass(10)
    transport.down = unreachable
    // The pause of the looking grows; nothing waited, so the sending never failed.
    await time.pass(1_200_000)
    transport.down = undefined
    const before = count('pull')
    core.waiting = 1
    session.workDone()
    await time.pass(400)
    expect([core.waiting, count('pull')]).toEqual([0, before + 1])
  })

  test('a push that is too large goes in smaller batches, down to one, and grows again', async () => {
    const { time, session, transport, core } = begin()
    core.waiting = 12
    core.batch = 12
    for (const _turn of [1, 2]) transport.next.push.push(refusal(413, { code: 'tooLarge' }))
    session.start()
    await time.pass(100)
    expect(transport.pushed.slice(0, 5)).toEqual([12, 6, 3, 6, 3])
    expect(core.waiting).toBe(0)
    expect(session.facts()).toMatchObject({ offlineSince: null, block: null })
  })

  // After each of these another lane is the first to try again.
  test.each([1_200_000, 1_290_000, 1_380_000, 1_470_000])(
    'whichever lane finds headquarters again takes the other along (away for %i ms)',
    async (awayMs) => {
      const { time, session, transport, core, count } = begin(0.999)
      session.start()
      await time.pass(10)
      transport.down = unreachable
      core.waiting = 1
      session.workDone()
      await time.pass(awayMs)
      transport.down = undefined
      const looked = count('pull')
      while (session.facts().offlineSince !== null) await time.pass(100)
      await time.pass(1)
      expect(core.waiting).toBe(0)
      expect(count('pull')).toBeGreaterThan(looked)
    },
  )

  test.each([
    ['tooLarge', 413, 'tooLargeToSend'],
    ['invalid', 400, 'notUnderstood'],
  ] as const)(
    'one act that alone is turned away as %s is set aside for a person, and the rest goes on',
    async (code, status, why) => {
      const { time, session, transport, core } = begin()
      core.waiting = 4
      core.batch = 4
      for (const _turn of [1, 2, 3]) transport.next.push.push(refusal(status, { code }))
      session.start()
      await time.pass(10_000)
      expect(transport.pushed.slice(0, 3)).toEqual([4, 2, 1])
      expect(core.taken).toContain(`unfit ${why}`)
      expect(core.taken).toContain('reidentify')
      expect(core.waiting).toBe(0)
      expect(session.facts()).toMatchObject({ offlineSince: null, block: null })
    },
  )
})
