import { expect, test } from 'vitest'
import { refusalOfRows } from '#electron/services/commands/device-work.ts'
import { deleteRow, putRow } from '#shared/commands/row-change.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import { aChild } from '#tests/harness/builders/children.ts'

test('a row that fits in no message is refused where it is made, so that nothing behind it waits for it', () => {
  const child = aChild()
  expect(refusalOfRows([putRow('child', child), deleteRow('child', 'other')])).toBeNull()
  const large = { ...child, firstName: 'x'.repeat(syncLimits.rowBytes) }
  expect(refusalOfRows([putRow('child', child), putRow('child', large)])).toEqual({
    code: 'tooLargeToSend',
    params: {},
  })
})
