import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { AUDIT_PAGE_LINES } from '#shared/ipc/calls/audit.ts'
import type { AuditFilter, AuditLine } from '#shared/ipc/calls/audit.ts'
import { useAppClient } from '../../app/app-context.tsx'
import { outputOf } from '../../app/call-error.ts'

export interface AuditLines {
  readonly lines: readonly AuditLine[]
  readonly isKnown: boolean
  readonly isFetching: boolean
  readonly error: Error | null
  readonly hasMore: boolean
  more(): void
}

/**
 * The lines that fit, newest first, a page at a time as somebody scrolls. They stay as they are while somebody reads:
 * `asOf` is how many lines the log had when they were asked for, and another number asks anew.
 */
export function useAuditLines(filter: AuditFilter, asOf: number | null): AuditLines {
  const client = useAppClient()
  const query = useInfiniteQuery({
    queryKey: ['audit.list', filter, asOf],
    enabled: asOf !== null,
    initialPageParam: null as number | null,
    queryFn: async ({ pageParam }) =>
      outputOf(await client.call('audit.list', { ...filter, beforeSeq: pageParam, limit: AUDIT_PAGE_LINES })),
    getNextPageParam: (page) => page.nextBeforeSeq,
    placeholderData: keepPreviousData,
  })
  return {
    lines: query.data?.pages.flatMap(({ lines }) => lines) ?? [],
    isKnown: query.data !== undefined,
    isFetching: query.isFetching,
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
