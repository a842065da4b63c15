import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { RequestKind } from '#shared/domain/requests/model.ts'
import type { IsoDay, IsoWeek } from '#shared/kernel/time.ts'

/** The start of a new request: what the place it was asked from already knows. */
export interface RequestStart {
  readonly kind?: RequestKind
  readonly childId?: string
  readonly day?: IsoDay
  readonly groupId?: string
  readonly daypart?: 'morning' | 'afternoon'
}

export interface Go {
  toWeek(week: IsoWeek): void
  toDay(day: IsoDay): void
  /** The inbox, with this request open when one is named. */
  toRequests(requestId?: string): void
  toNewRequest(start?: RequestStart): void
  toChildren(): void
  /** Hours and balances, of one child when one is named. */
  toLedger(childId?: string): void
  toInsight(): void
  /** What comes: the ages of the children, or the quiet days. */
  toOutlook(view?: 'ladder' | 'quiet'): void
  toQuickLog(): void
  toQuickLogControl(): void
  toImport(): void
  toHistory(): void
  /** Headquarters: how this computer stands, what needs attention, what waits. */
  toSync(): void
  toRules(): void
  /** What the law asks: requests, terms, breaches, the log; on one tab when it is named. */
  toPrivacy(tab?: 'requests'): void
  /** The month of flexible days, of one child when one is named. */
  toFlexible(childId?: string): void
  toStudyDays(): void
  /** The base-group planner, on one child when one is named. */
  toBaseGroups(childId?: string): void
  /** Who waits for a place. */
  toWaitingList(): void
  /** Merging groups, in this week when one is named. */
  toMerging(week?: IsoWeek): void
  /** What parents are told and sign about an agreed merge, ready to print. */
  toMergePapers(mergeId: string): void
  /** The settings, at this part when one is named: the key of a place of `useSettingsPlaces`. */
  toSettings(part?: string): void
}

/** Every place a screen can send somebody to; screens do not know each other's addresses. */
export function useGo(): Go {
  const navigate = useNavigate()
  return useMemo(
    () => ({
      toWeek: (week) => void navigate({ to: '/week/$week', params: { week } }),
      toDay: (day) => void navigate({ to: '/day/$day', params: { day } }),
      toRequests: (requestId) =>
        void navigate({ to: '/requests', search: requestId === undefined ? {} : { request: requestId } }),
      toNewRequest: (start = {}) => void navigate({ to: '/requests', search: { new: true, ...start } }),
      toChildren: () => void navigate({ to: '/children' }),
      toLedger: (childId) =>
        void navigate({ to: '/ledger', search: childId === undefined ? {} : { childId } }),
      toInsight: () => void navigate({ to: '/insight' }),
      toOutlook: (view = 'ladder') =>
        void navigate({ to: '/outlook', search: view === 'quiet' ? { view } : {} }),
      toQuickLog: () => void navigate({ to: '/log' }),
      toQuickLogControl: () => void navigate({ to: '/log/control' }),
      toImport: () => void navigate({ to: '/import' }),
      toHistory: () => void navigate({ to: '/history' }),
      toSync: () => void navigate({ to: '/sync' }),
      toRules: () => void navigate({ to: '/rules' }),
      toPrivacy: (tab) => void navigate({ to: '/privacy', search: tab === undefined ? {} : { tab } }),
      toFlexible: (childId) =>
        void navigate({ to: '/flexible', search: childId === undefined ? {} : { childId } }),
      toStudyDays: () => void navigate({ to: '/study-days' }),
      toBaseGroups: (childId) =>
        void navigate({ to: '/groups', search: childId === undefined ? {} : { childId } }),
      toWaitingList: () => void navigate({ to: '/waiting-list' }),
      toMerging: (week) => void navigate({ to: '/merging', search: week === undefined ? {} : { week } }),
      toMergePapers: (mergeId) => void navigate({ to: '/merging/papers/$mergeId', params: { mergeId } }),
      toSettings: (part) => void navigate({ to: '/settings', ...(part === undefined ? {} : { hash: part }) }),
    }),
    [navigate],
  )
}
