import type { QueryClient, UseQueryResult } from '@tanstack/react-query'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import { contract } from '#shared/ipc/contract.ts'
import type { Topic } from '#shared/ipc/wire.ts'
import { useAppClient } from './app-context.tsx'
import { outputOf } from './call-error.ts'
import { useIsAllowed } from './use-may-do.ts'

interface CallOptions {
  /** Ask nothing yet, for instance while a form is incomplete. */
  readonly isEnabled?: boolean
  /** Show the previous answer while a new one is on its way; on by default, so a screen never goes blank. */
  readonly isKeepingPrevious?: boolean
}

/** Reads from the application. The answer is asked again by itself when an event says that it may have changed. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: CallOptions = {},
): UseQueryResult<CallOutput<Name>> {
  const client = useAppClient()
  // What a role may not be told is not asked; the application would say no, and a screen can do without. PRIV-4
  const isAllowed = useIsAllowed(contract[name].permission)
  return useQuery<CallOutput<Name>>({
    queryKey: [name, input],
    queryFn: async () => outputOf(await client.call(name, input)),
    enabled: isAllowed && (options.isEnabled ?? true),
    ...(options.isKeepingPrevious === false ? {} : { placeholderData: keepPreviousData }),
  })
}

/** What may be different after an event with this topic. */
const callsByTopic: Readonly<Record<Topic, readonly CallName[]>> = {
  board: [
    'waitingList.list',
    'waitingList.get',
    'waitingList.match',
    'waitingList.capacity',
    'waitingList.next',
    'waitingList.tryOffer',
    'baseGroups.timeline',
    'baseGroups.try',
    'scenarios.list',
    'scenarios.compare',
    'weekBoard.get',
    'dayView.get',
    'cell.explain',
    'cell.tryChild',
    'children.get',
    'children.search',
    'quickLog.present',
    'quickLog.today',
    'quickLog.control',
    'requests.list',
    'requests.get',
    'requests.check',
    'requests.previewBatch',
    'requests.tryDraft',
    'requests.listNowFitting',
    'rules.list',
    'rules.preview',
    'shifts.listAvailable',
    'absences.preview',
    'contracts.get',
    'contracts.preview',
    'flexibleDays.month',
    'studyDays.list',
    'studyDays.get',
    'session.get',
    'insight.credit',
    'outlook.ladder',
    'outlook.quietDays',
    'outlook.weeks',
    'outlook.transitions',
    'ledger.month',
    'ledger.child',
    'tariffs.list',
    'merging.week',
    'merging.structural',
    'merging.try',
    'merging.papers',
  ],
  requests: [
    'insight.requests',
    'outlook.quietDays',
    'requests.count',
    'requests.list',
    'requests.get',
    'requests.check',
    'children.get',
    'requests.previewBatch',
    'requests.tryDraft',
    'requests.listNowFitting',
    'requests.listOverrides',
    'requests.listAutomatic',
  ],
  history: ['history.list', 'session.get', 'audit.standing'],
  settings: ['session.get'],
  session: ['session.get'],
  sync: ['sync.status', 'sync.list'],
  gate: ['gate.status', 'people.list'],
  childFile: [
    'privacy.overview',
    'privacy.requests',
    'privacy.previewExport',
    'childFile.get',
    'children.search',
  ],
  privacy: [
    'retention.list',
    'retention.preview',
    'retention.lookAtErasure',
    'privacy.overview',
    'privacy.requests',
    'breaches.list',
    'audit.standing',
  ],
  backups: ['backups.status'],
}

/** Marks every answer that rests on these topics as old; what is on screen is asked again at once. */
export async function invalidateTopics(queries: QueryClient, topics: readonly Topic[]): Promise<void> {
  const names = new Set<unknown>(topics.flatMap((topic) => callsByTopic[topic]))
  await queries.invalidateQueries({ predicate: (query) => names.has(query.queryKey[0]) })
}
