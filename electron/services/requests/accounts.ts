import type { ChildId } from '#shared/domain/ids.ts'
import { balanceAccounts, type TariffCard } from '#shared/domain/ledger/model.ts'
import type { ChildAccount } from '#shared/domain/requests/wish-subject.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ChangeAnnouncement } from '../commands/change-announcement.ts'

/** What children can pay with, kept between two changes of the ledger. */
export interface Accounts {
  accountOf(childId: ChildId): ChildAccount
  /** Another number after every change: what was decided on an account holds for one number. */
  state(): number
  forget(change: ChangeAnnouncement): void
}

const accountTables: ReadonlySet<TableName> = new Set<TableName>([
  'ledger_entry',
  'tariff_card',
  'legal_entity',
])

export function createAccounts(rows: Pick<RowReader, 'listRows'>): Accounts {
  const accounts = new Map<ChildId, ChildAccount>()
  let tariffs: readonly TariffCard[] | undefined
  let state = 0
  return {
    accountOf(childId) {
      const known = accounts.get(childId)
      if (known !== undefined) return known
      tariffs ??= rows.listRows('tariff_card', {})
      const entries = rows.listRows('ledger_entry', { childId, account: { in: balanceAccounts } })
      const account = { entries, tariffs }
      accounts.set(childId, account)
      return account
    },
    state: () => state,
    forget({ tables }) {
      if (!tables.some((table) => accountTables.has(table))) return
      accounts.clear()
      tariffs = undefined
      state += 1
    },
  }
}
