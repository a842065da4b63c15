import type { SyncCore } from '#electron/sync/sync-core.ts'
import type { SqlRow } from '#electron/db/handles.ts'
import { ok } from '#shared/kernel/result.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { PullPage } from '#shared/sync/protocol.ts'
import { SimulatedCrash } from './faulty-db.ts'
import type { FaultyDb } from './faulty-db.ts'
import type { PlantedBug } from './planted-bug.ts'

function isAboutBeingAhead(page: PullPage): boolean {
  return page.kind === 'resync' && page.reason === 'cursor'
}

/** Mistakes on the device, each around the real core. */
export const boldDeviceBugs: readonly PlantedBug[] = [
  {
    name: 'what headquarters rejected is dropped',
    core: (core, db) =>
      afterPull(core, db, () => {
        db.write('delete from rejected_command')
      }),
  },
  {
    name: 'images of records are not cleared when own work is lifted off',
    core: (core, db) => keepingRows(core, db, 'base_image', ['table_name', 'row_id', 'image']),
  },
  {
    name: 'accepted work leaves the queue before its rows are there',
    core: (core, db) => ({
      ...core,
      takePush(request, reply) {
        const next = core.takePush(request, reply)
        write(db, () => db.write(`delete from outbox where state = 'accepted'`))
        return next
      },
    }),
  },
  {
    name: 'the cursor moves before the rows are in',
    core: (core, db, rng) => ({
      ...core,
      takePull(request, reply) {
        if (!rng.chance(0.2)) return core.takePull(request, reply)
        write(db, () => {
          for (const page of reply.pages) {
            if (page.kind !== 'rows' || page.more) continue
            db.write(
              'update sync_cursor set version = ?, staged_version = ? where stream = ? and is_full = 0',
              [page.to, page.to, page.stream],
            )
          }
        })
        throw new SimulatedCrash('between the cursor and the rows')
      },
    }),
  },
  {
    name: 'rows of a location that was taken away stay',
    core: (core, db) => keepingRecords(core, db),
  },
  {
    name: 'an answer from before is used where it does not fit',
    core: (core, db) => {
      let last: Parameters<SyncCore['takePull']> | undefined
      return {
        ...core,
        takePull(request, reply) {
          const old = last
          last = [request, reply]
          // A device that is ahead is told so and begins a new history, which would mend what this spoils.
          const silent = { ...reply, pages: reply.pages.filter((page) => !isAboutBeingAhead(page)) }
          if (old === undefined) return core.takePull(request, silent)
          const [staleRequest, stale] = old
          if (stale.epoch !== reply.epoch) return core.takePull(request, silent)
          // Without the look at where the device stands by now: as if it still stood there.
          write(db, () => {
            for (const page of stale.pages) {
              db.write('update sync_cursor set staged_version = ? where stream = ? and is_full = 0', [
                page.from,
                page.stream,
              ])
            }
          })
          const pages = stale.pages.filter((page) => !isAboutBeingAhead(page))
          return core.takePull({ ...request, cursors: staleRequest.cursors }, { ...stale, pages })
        },
      }
    },
  },
  {
    name: 'a page is shown as soon as it is in, not when the stream is complete',
    core: (core) => ({
      ...core,
      takePull: (request, reply) =>
        core.takePull(request, {
          ...reply,
          pages: reply.pages.map((page) => (page.kind === 'rows' ? { ...page, more: false } : page)),
        }),
    }),
  },
  {
    name: 'an erasure passes over what waits to be sent',
    core: (core, db) => {
      const kept = (): readonly SqlRow[] =>
        db.all('select l.id, l.args, l.label, o.state from command_log l join outbox o on o.id = l.id')
      return {
        ...core,
        takePull(request, reply) {
          const before = kept()
          const next = core.takePull(request, reply)
          if (reply.erasures.subjects.length === 0) return next
          write(db, () => {
            for (const row of before) {
              const values = [row['args'] ?? null, row['label'] ?? null, row['id'] ?? null]
              db.write('update command_log set args = ?, label = ? where id = ?', values)
            }
          })
          return next
        },
      }
    },
  },
  {
    name: 'after headquarters was put back accepted work is not handed in again',
    core: (core, db) => ({
      ...core,
      takeReidentify(request, reply) {
        const waiting = new Set(db.all('select id from outbox').map((row) => row['id']))
        const next = core.takeReidentify(request, reply)
        write(db, () => {
          for (const row of db.all('select id from outbox order by seq desc')) {
            if (!waiting.has(row['id'] ?? ''))
              db.write('delete from outbox where id = ?', [row['id'] ?? null])
          }
          // Numbered anew from one; first out of the way of each other.
          db.write('update outbox set seq = seq + 1000000')
          let seq = 0
          for (const row of db.all('select id from outbox order by seq')) {
            seq += 1
            db.write('update outbox set seq = ? where id = ?', [seq, row['id'] ?? null])
          }
          db.write(`update sync_state set value = ? where key = 'seq'`, [String(seq)])
        })
        return next
      },
    }),
  },
  {
    name: 'a first download does not say when it began',
    needs: 'forgetting',
    core: (core, db) => ({
      ...core,
      buildPull() {
        write(db, () => db.write('update sync_cursor set boot_start = null'))
        return core.buildPull()
      },
    }),
  },
  {
    name: 'a record that left one location is removed though another still has it',
    core: (core, db) => ({
      ...core,
      takePull(request, reply) {
        const next = core.takePull(request, reply)
        if (next.kind === 'unreadable') return next
        write(db, () => {
          for (const page of reply.pages) {
            if (page.kind !== 'rows' || page.more) continue
            for (const [table, id, , isGone] of page.rows) {
              if (isGone === 1) db.write(`delete from ${table} where id = ?`, [id])
            }
          }
        })
        return next
      },
    }),
  },
  {
    name: 'a new identity keeps the scope of the old one',
    core: (core, db) => ({
      ...core,
      takeReidentify(request, reply) {
        const before = db.first(`select value from sync_state where key = 'scopeRev'`)
        const next = core.takeReidentify(request, reply)
        write(db, () =>
          db.write(`update sync_state set value = ? where key = 'scopeRev'`, [
            String(Number(before?.['value'] ?? 0) + 50),
          ]),
        )
        return next
      },
    }),
  },
]

/** A change outside the core, as a mistake in it would make. */
function write(db: FaultyDb, work: () => unknown): void {
  db.inTransaction(() => {
    work()
    return ok(null)
  })
}

function afterPull(core: SyncCore, db: FaultyDb, work: () => void): SyncCore {
  return {
    ...core,
    takePush(request, reply) {
      const next = core.takePush(request, reply)
      write(db, work)
      return next
    },
    takePull(request, reply) {
      const next = core.takePull(request, reply)
      write(db, work)
      return next
    },
  }
}

function keepingRows(core: SyncCore, db: FaultyDb, table: string, columns: readonly string[]): SyncCore {
  return {
    ...core,
    takePull(request, reply) {
      const before = db.all(`select ${columns.join(', ')} from ${table}`)
      const next = core.takePull(request, reply)
      write(db, () => {
        for (const row of before) {
          db.write(
            `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) on conflict do nothing`,
            columns.map((column) => row[column] ?? null),
          )
        }
      })
      return next
    },
  }
}

/** Puts records back that went with a stream. */
function keepingRecords(core: SyncCore, db: FaultyDb): SyncCore {
  return {
    ...core,
    takePull(request, reply) {
      const held = new Set(db.all('select stream from sync_cursor').map((row) => String(row['stream'])))
      const lost = [...held].filter((stream) => !reply.scope.streams.some((entry) => entry.stream === stream))
      const rows =
        lost.length === 0
          ? []
          : tableNames.map((table) => ({ table, rows: db.all(`select * from ${table}`) }))
      const next = core.takePull(request, reply)
      write(db, () => {
        for (const { table, rows: kept } of rows) {
          for (const row of kept) {
            const names = Object.keys(row)
            const marks = names.map(() => '?').join(', ')
            db.write(
              `insert into ${table} (${names.join(', ')}) values (${marks}) on conflict do nothing`,
              names.map((name) => row[name] ?? null),
            )
          }
        }
      })
      return next
    },
  }
}
