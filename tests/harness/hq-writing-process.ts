import { openPgliteStore } from '#headquarters/store/pglite/open-pglite-store.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { judgedCommand, schoolIn, shownIn } from './judged.ts'

/*
 * A headquarters in a process of its own that commits one act after another and says each one when it is answered. It
 * goes on until it is ended: it never closes what it opened.
 */

const [folder = '', prefix = ''] = process.argv.slice(2)
const rainbow: StreamId = 'loc:rainbow'
const { store } = await openPgliteStore({
  folder,
  firstMeta: () => ({ epoch: 'history-1', name: 'De Boog' }),
  patience: { chance: () => 0, sleep: async () => undefined },
})
for (let index = 0; ; index += 1) {
  const id = `${prefix}-${index}`
  await store.write(async (writer) => {
    const version = ((await writer.lockStreams([rainbow], 'shared')).get(rainbow)?.version ?? 0) + 1
    await writer.recordCommand(judgedCommand(id), shownIn(rainbow, version, [schoolIn(rainbow, id, version)]))
  })
  process.stdout.write(`${id}\n`)
}
