import { afterEach, beforeEach, expect } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import type { BalanceAccount } from '#shared/domain/ledger/model.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, aFixedFace } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { createTestRunner, makeTempFolder, openTestFolder, type TestRunner } from '#tests/harness/database.ts'
import { aHouse, friday, noorId, type HouseOptions } from '#tests/unit/requests/wishes.ts'
import { rowsOfHouse } from './house-rows.ts'

/** Guus, who is cared for beside Noor: two years old too, there on Thursdays. */
export const guest = childId('guest')

/**
 * A data folder of its own for every test of a file, with the acts on requests. After every test the folder must still
 * verify: nobody in two places, the ledger whole.
 */
export function requestHouse() {
  let temp: ReturnType<typeof makeTempFolder> | undefined
  let folder: OpenedDataFolder | undefined
  let runner: TestRunner | undefined

  beforeEach(async () => {
    temp = makeTempFolder()
    folder = await openTestFolder(temp.folder)
    runner = createTestRunner(folder)
  })

  afterEach(() => {
    expect(verifyDatabase(db())).toEqual([])
    folder?.close()
    temp?.remove()
  })

  const db = () => must(folder, 'a test has its folder').db
  const app = (): TestRunner => must(runner, 'a test has its folder')
  const rows = () => createRowReader(db())

  function open(facts: LocationFacts): void {
    app().done('importOrganisation', { rows: rowsOfHouse(facts) }, 'import')
  }

  function enter(wish: CareWish, id: string): string {
    app().done('enterRequest', { wish, note: '' }, id)
    return `${id}.1`
  }

  return {
    app,
    rows,
    open,
    enter,
    stateHash: () => stateHash(db()),
    openHouse(options: HouseOptions = {}): void {
      open(
        aHouse({
          children: [aChild({ id: guest, firstName: 'Guus' })],
          contracts: [aContract({ child: guest, days: [4], hours: { start: '08:00', end: '18:00' } })],
          fixedFaces: [aFixedFace(guest, 'staff1')],
          ...options,
        }),
      )
    },
    /** Enters and grants; the granting is known as `<id>-granted`. */
    granted(wish: CareWish, id: string): string {
      const requestId = enter(wish, id)
      app().done('approveRequest', { requestId }, `${id}-granted`)
      return requestId
    },
    request: (id: string) => rows().findRow('care_request', id),
    extrasOf: (id: string) => rows().listRows('extra_attendance', { requestId: id as never }),
    linesOf: (id: string) => rows().listRows('ledger_entry', { sourceKind: 'request', sourceId: id }),
    balanceOf: (child: ChildId, account: BalanceAccount) =>
      balanceOn(rows().listRows('ledger_entry', { childId: child }), account, friday).minutes,
    invoicedTo: (child: ChildId) =>
      rows()
        .listRows('ledger_entry', { childId: child, account: 'extraHours' })
        .reduce((sum, { cents }) => sum + cents, 0),
    bought(account: BalanceAccount, minutes: number, child = noorId): void {
      const args = {
        childId: child,
        locationId: 'rainbow',
        account,
        minutes,
        expiresOn: null,
        note: 'gekocht',
      }
      app().done('bookBalance', { ...args, day: isoDay('2026-11-02') })
    },
    price(product: string, centsPerHour: number, setting = 'dayCare'): void {
      app().done('setTariff', { legalEntityId: null, year: 2026, setting, product, centsPerHour })
    },
  }
}
