import { useState } from 'react'
import type { LedgerAccount } from '#shared/domain/ledger/model.ts'
import type { LedgerLine, LedgerMonthView } from '#shared/ipc/calls/ledger.ts'
import { monthOf } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { useSession } from '../../app/session.tsx'
import { useCall } from '../../app/use-call.ts'

export const pageSize = 200

/** What the screen shows of the ledger: which month, whose lines, from which line on. */
export interface LedgerMonth {
  readonly month: IsoMonth
  readonly childId: string | null
  readonly childText: string
  readonly account: LedgerAccount | 'all'
  readonly offset: number
  /** undefined until the first answer. */
  readonly view: LedgerMonthView | undefined
  readonly error: Error | null
  readonly isFetching: boolean
  readonly selected: LedgerLine | undefined
  toMonth(month: IsoMonth): void
  toAccount(account: LedgerAccount | 'all'): void
  /** A child by name; null while somebody is still typing. */
  toChild(childId: string | null, childText: string): void
  toOffset(offset: number): void
  select(line: LedgerLine): void
}

export function useLedgerMonth(locationId: string, startChildId: string | null): LedgerMonth {
  const { today } = useSession()
  const [filter, setFilter] = useState({
    month: monthOf(today),
    childId: startChildId,
    childText: '',
    account: 'all' as LedgerAccount | 'all',
    offset: 0,
  })
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const { month, childId, account, offset } = filter
  const answer = useCall('ledger.month', {
    locationId,
    month,
    childId,
    account: account === 'all' ? null : account,
    offset,
    limit: pageSize,
  })
  const change = (next: Partial<typeof filter>) => setFilter({ ...filter, offset: 0, ...next })
  const lines = answer.data?.lines ?? []
  return {
    ...filter,
    view: answer.data,
    error: answer.error,
    isFetching: answer.isFetching,
    selected: lines.find(({ entryId }) => entryId === selectedId) ?? lines[0],
    toMonth: (next) => change({ month: next }),
    toAccount: (next) => change({ account: next }),
    toChild: (next, childText) => change({ childId: next, childText }),
    toOffset: (next) => change({ offset: next }),
    select: ({ entryId }) => setSelectedId(entryId),
  }
}
