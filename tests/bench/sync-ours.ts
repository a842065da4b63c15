import { measureSystem } from './sync-measure.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { streamOfLocation } from '#shared/sync/stream.ts'
import { BenchStream, scopeText } from './sync-pages.ts'
import { LOCATION } from './sync-workload.ts'
import type { WorkRow } from './sync-workload.ts'

/*
 * Ours: the device core of the app on an encrypted file with synchronous=FULL, from the texts of the answers on. Every
 * answer is read with the schema of the wire, every row with the schema of its table; pages of 1,000 are staged and one
 * transaction applies them all, with the digest of the stream checked at the end.
 */
await measureSystem({
  durable: 'SQLite, FULL',
  isEncrypted: true,
  async start(folder, base, news) {
    const device = await openSyncDevice(folder)
    device.enrol()
    const stream = new BenchStream(streamOfLocation(LOCATION))
    device.hear([
      scopeText(stream.stream),
      ...stream.hear(base.map((row) => ({ table: 'shift', id: row.id, row }))),
    ])
    const texts = stream.hear(news.map(({ id, row }) => ({ table: 'shift', id, row })))
    return {
      apply: () => device.hear(texts),
      read: () => createRowReader(device.opened.db).listRows('shift', {}) as readonly WorkRow[],
      stop() {
        if (device.core.standing().failedDigests > 0)
          throw new Error('the digest of the stream does not match')
        device.opened.close()
      },
    }
  },
})
