import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createWritableDb } from '#electron/db/handles.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import { createRowStore } from '#electron/db/repositories/row-store.ts'
import { keepBaseImage, restoreBaseImages } from '#electron/db/repositories/sync-images.ts'
import type { SettledRoster } from '#shared/domain/organisation/model.ts'
import { ok } from '#shared/kernel/result.ts'
import { aSettledRoster } from '#tests/harness/builders/organisation.ts'
import { week48 } from '#tests/harness/board.ts'

test('own work that took the unique place of a row is lifted off, whichever of the two was touched first', () => {
  const connection = new Sqlite(':memory:')
  for (const { sql } of migrations) connection.exec(sql)
  connection.pragma('foreign_keys=OFF')
  const db = createWritableDb(connection)
  const rows = createRowStore(db)
  const old: SettledRoster = { ...aSettledRoster(week48), id: 'a-old' }
  const own: SettledRoster = { ...old, id: 'z-own' }
  db.inTransaction(() => {
    rows.putRow('settled_roster', old)
    return ok(null)
  })

  // Offline: the week is opened, and settled again under a row of its own.
  db.inTransaction(() => {
    keepBaseImage(db, 'settled_roster', old.id, old)
    rows.removeRow('settled_roster', old.id)
    keepBaseImage(db, 'settled_roster', own.id, null)
    rows.putRow('settled_roster', own)
    return ok(null)
  })
  db.inTransaction(() => {
    restoreBaseImages(db)
    return ok(null)
  })

  expect(rows.listRows('settled_roster', {})).toEqual([old])
  db.close()
})
