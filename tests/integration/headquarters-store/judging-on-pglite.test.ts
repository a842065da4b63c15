import { vi } from 'vitest'
import { chooseStores, pgliteStores } from '#tests/harness/headquarters-stores.ts'

// What the judge asks of its store, once more on PGlite: each file registers its tests here. PGlite is PostgreSQL, asked
// with the same statements: every act of the registry, and what is refused before the store is asked, is on PostgreSQL,
// which is quicker. That every table and every kind of column is kept on both is in `tables.test.ts` and
// `every-store.test.ts`.
chooseStores(pgliteStores)
// A database takes longer than memory does, and how long is no verdict here.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
await pgliteStores.open({ epoch: 'history-1', name: 'De Boog' })
await import('../headquarters/devices.test.ts')
await import('../headquarters/emit.test.ts')
await import('../headquarters/erasure.test.ts')
await import('../headquarters/pull.test.ts')
await import('../headquarters/purge.test.ts')
await import('../headquarters/push.test.ts')
await import('../headquarters/store-away.test.ts')
await import('../headquarters/taking-back.test.ts')
