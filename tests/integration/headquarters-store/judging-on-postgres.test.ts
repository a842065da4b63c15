import { vi } from 'vitest'
import { chooseStores, postgresStores } from '#tests/harness/headquarters-stores.ts'

// Everything the judge is held to, once more on PostgreSQL: each file registers its tests here.
chooseStores(postgresStores)
// A database takes longer than memory does, and how long is no verdict here.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
await postgresStores.open({ epoch: 'history-1', name: 'De Boog' })
await import('../headquarters/devices.test.ts')
await import('../headquarters/emit.test.ts')
await import('../headquarters/erasure.test.ts')
await import('../headquarters/forgetting.test.ts')
await import('../headquarters/every-command.test.ts')
await import('../headquarters/hostile-commands.test.ts')
await import('../headquarters/pull.test.ts')
await import('../headquarters/push.test.ts')
await import('../headquarters/rights.test.ts')
await import('../headquarters/store-away.test.ts')
await import('../headquarters/taking-back.test.ts')
