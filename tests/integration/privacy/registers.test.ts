import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { aBreach, aPrivacyRequest } from '#tests/harness/privacy-examples.ts'

let opened: OpenedDataFolder
let app: TestRunner

/** It is Tuesday 24 November 2026, nine o'clock UTC. */
beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  return records.close
})

const rows = () => createRowReader(opened.db)

describe('the register of requests (PRIV-2)', () => {
  test('a request must be answered four weeks after it came in', () => {
    app.done('enterPrivacyRequest', aPrivacyRequest, 'asked')
    expect(rows().findRow('privacy_request', 'asked.1')).toMatchObject({
      dueOn: '2026-12-18',
      status: 'open',
    })
  })

  test.each([
    ['a day that is still to come', { receivedOn: '2026-11-25' }, 'receivedInFuture'],
    ['somebody who is not in the records', { subjectId: 'nobody' }, 'notFound'],
    ['staff asked for as a child', { subjectId: 'fatima' }, 'notFound'],
    ['a citizen number in the note (FILE-3)', { note: 'bsn 123456782' }, 'citizenNumber'],
  ])('%s is refused', (_what, change, code) => {
    expect(app.refused('enterPrivacyRequest', { ...aPrivacyRequest, ...change }).code).toBe(code)
  })

  test('one of a kind waits at a time; another kind does beside it', () => {
    app.done('enterPrivacyRequest', aPrivacyRequest)
    expect(app.refused('enterPrivacyRequest', aPrivacyRequest).code).toBe('privacyRequestTwice')
    app.done('enterPrivacyRequest', { ...aPrivacyRequest, kind: 'correction' })
  })

  test('a request ends with its outcome in words, once, and by whom', () => {
    app.done('enterPrivacyRequest', aPrivacyRequest, 'asked')
    const close = { requestId: 'asked.1', status: 'refused', outcome: ' ' }
    expect(app.refused('closePrivacyRequest', close).code).toBe('outcomeMissing')
    app.done('closePrivacyRequest', { ...close, outcome: 'Niet de ouder.' })
    expect(rows().findRow('privacy_request', 'asked.1')).toMatchObject({
      status: 'refused',
      outcome: 'Niet de ouder.',
      closedBy: 'manager',
    })
    expect(app.refused('closePrivacyRequest', { ...close, outcome: 'toch' }).code).toBe(
      'privacyRequestClosed',
    )
  })
})

describe('the register of breaches (PRIV-7)', () => {
  const inform = (party: string, at: string) => ({ breachId: 'breach.1', party, at })

  test('cannot be discovered tomorrow, and says what happened', () => {
    expect(app.refused('enterBreach', { ...aBreach, discoveredAt: '2026-11-24T09:01:00.000Z' }).code).toBe(
      'breachInFuture',
    )
    expect(app.refused('enterBreach', { ...aBreach, happened: ' ' }).code).toBe('breachUntold')
  })

  test('nobody was told before it was discovered, or later than now', () => {
    app.done('enterBreach', aBreach, 'breach')
    expect(app.refused('informOfBreach', inform('customer', '2026-11-23T05:59:00.000Z')).code).toBe(
      'breachBeforeDiscovery',
    )
    expect(app.refused('informOfBreach', inform('customer', '2026-11-24T09:01:00.000Z')).code).toBe(
      'breachInFuture',
    )
    app.done('informOfBreach', inform('customer', '2026-11-23T06:00:00.000Z'))
    expect(app.refused('informOfBreach', inform('customer', '2026-11-23T06:00:00.000Z')).code).toBe(
      'nothingToChange',
    )
  })

  test('ends with the report, or with the reason why there is none', () => {
    app.done('enterBreach', aBreach, 'breach')
    expect(app.refused('closeBreach', { breachId: 'breach.1' }).code).toBe('breachNotReported')
    const { locationId: _place, discoveredAt: _at, ...details } = aBreach
    app.done('changeBreach', { breachId: 'breach.1', ...details, notReportedBecause: 'dezelfde dag terug' })
    app.done('closeBreach', { breachId: 'breach.1' }, 'closed')
    expect(app.refused('closeBreach', { breachId: 'breach.1' }).code).toBe('breachClosed')
    expect(app.refused('informOfBreach', inform('people', '2026-11-24T08:00:00.000Z')).code).toBe(
      'breachClosed',
    )
    app.done('undoCommand', { commandId: 'closed' })
    app.done('informOfBreach', inform('authority', '2026-11-24T08:00:00.000Z'))
    app.done('closeBreach', { breachId: 'breach.1' })
  })
})
