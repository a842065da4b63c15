import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '#shared/ipc/contract.ts'
import { exportReceivers } from '#shared/ipc/export-receivers.ts'
import { startApp } from '#tests/harness/app.ts'

/** A call whose answer holds a file. */
function givesFile(output: z.ZodType): boolean {
  const described = JSON.stringify(z.toJSONSchema(output, { unrepresentable: 'any' }))
  return described.includes('"base64"')
}

test('PRIV-3: of every file that is given out it is written down for whom it is', () => {
  const giving = Object.entries(contract)
    .filter(([, { output }]) => givesFile(output))
    .map(([name]) => name)
  expect(giving).toContain('ledger.export')
  expect(Object.keys(exportReceivers).toSorted()).toEqual(giving.toSorted())
})

test('PRIV-3: no file is for the tax office or the municipality; the first one asks mayGoOutside', () => {
  const outside = Object.entries(exportReceivers).filter(
    ([, to]) => to === 'taxOffice' || to === 'municipality',
  )
  expect(outside).toEqual([])
})

test('PRIV-3: the lines of the bill say of whom nothing goes to the tax office, and of nobody else', async () => {
  const app = await startApp({ data: 'sample' })
  const locations = (await app.done('session.get', {})).locations
  const [location] = locations
  if (location === undefined) throw new Error('the sample has locations')
  const linesOf = async () => {
    const file = await app.done('ledger.export', { locationId: location.id, month: '2026-11', format: 'csv' })
    const [head = '', ...lines] = Buffer.from(file.base64, 'base64').toString('utf8').trim().split('\r\n')
    const columns = head.split(';')
    const at = { child: columns.indexOf('kindnummer'), secret: columns.indexOf('geheimhouding') }
    expect(at.secret).toBeGreaterThan(0)
    return lines.map((line) => line.split(';')).map((cells) => [cells[at.child], cells[at.secret]] as const)
  }
  const before = await linesOf()
  expect(before.every(([, secret]) => secret === '')).toBe(true)
  const childId = before[0]?.[0] ?? ''
  await app.done('childFile.startSecrecy', { childId, requestedOn: '2026-11-23', validFrom: '2026-11-23' })
  const marked = (await linesOf()).filter(([, secret]) => secret === 'ja').map(([child]) => child)
  expect(new Set(marked)).toEqual(new Set([childId]))
  app.close()
})
