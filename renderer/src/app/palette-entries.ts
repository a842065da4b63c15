import type { Settings } from '#shared/ipc/calls/settings.ts'
import { mondayOfWeek } from '#shared/kernel/time.ts'
import type { ScreenTextCode } from '../text/screen-texts.ts'
import { isMatch } from './fold-text.ts'
import { useOpeners } from './openers.tsx'
import { parseDay, parseWeek } from './parse-day.ts'
import { maySeeScreen } from './screen-rights.ts'
import { useChangeSettings, useCurrentLocation, useSession, workingDay, workingWeek } from './session.tsx'
import { useSettingsPlaces } from './settings-parts.tsx'
import { useTexts } from './texts.tsx'
import { useCall } from './use-call.ts'
import { useGo } from './use-go.ts'
import { useHistoryActs } from './use-history-acts.ts'
import { useLock } from './use-lock.ts'
import { useMayDo } from './use-may-do.ts'
import { useRosterActs } from './use-roster-acts.ts'
import { useSyncNow } from './use-sync-now.ts'

export interface PaletteEntry {
  readonly id: string
  readonly kindCode: ScreenTextCode
  readonly label: string
  readonly aside?: string
  readonly chord?: string
  /** Other words people may type for it. */
  readonly keywords?: string
  readonly run: () => void
}

const themes: readonly Settings['theme'][] = ['light', 'dark', 'system']

/** What the palette offers for a text: places and acts by name, weeks and days by how people write them, children. */
export function usePaletteEntries(text: string): readonly PaletteEntry[] {
  const places = usePlaces()
  const acts = useActs()
  const moments = useMoments(text)
  const children = useFoundChildren(text)
  const named = [...acts, ...places].filter((entry) =>
    isMatch(`${entry.label} ${entry.keywords ?? ''}`, text),
  )
  return [...moments, ...children, ...named]
}

function usePlaces(): readonly PaletteEntry[] {
  const { t } = useTexts()
  const go = useGo()
  const session = useSession()
  const { role } = session.actor
  // The house rules have a screen of their own, which is offered already.
  const settingsPlaces = useSettingsPlaces().filter(({ key }) => key !== 'rules')
  const to = (id: string, code: ScreenTextCode, run: () => void, chord?: string): PaletteEntry => ({
    id: `screen ${id}`,
    kindCode: 'palette.goTo',
    label: t(code),
    run,
    ...(chord === undefined ? {} : { chord }),
  })
  const places = [
    to('week', 'screen.week', () => go.toWeek(workingWeek(session)), 'Ctrl+1'),
    to('requests', 'screen.requests', () => go.toRequests(), 'Ctrl+2'),
    to('groups', 'screen.groups', () => go.toBaseGroups(), 'Ctrl+3'),
    {
      ...to('waiting list', 'screen.waitingList', go.toWaitingList),
      keywords: t('palette.waitingListKeywords'),
    },
    to('ledger', 'screen.ledger', () => go.toLedger(), 'Ctrl+5'),
    to('children', 'screen.children', go.toChildren, 'Ctrl+6'),
    to('insight', 'screen.insight', go.toInsight, 'Ctrl+8'),
    { ...to('outlook', 'screen.outlook', () => go.toOutlook()), keywords: t('palette.outlookKeywords') },
    to('quiet days', 'palette.quietDays', () => go.toOutlook('quiet')),
    to('log', 'screen.quickLog', go.toQuickLog, 'Ctrl+Shift+N'),
    to('log control', 'screen.quickLogControl', go.toQuickLogControl),
    to('flexible', 'screen.flexible', () => go.toFlexible()),
    to('studyDays', 'screen.studyDays', go.toStudyDays),
    { ...to('merging', 'screen.merging', () => go.toMerging()), keywords: t('palette.mergingKeywords') },
    to('import', 'screen.import', go.toImport),
    to('history', 'screen.history', go.toHistory, 'Ctrl+Shift+H'),
    { ...to('sync', 'screen.sync', go.toSync, 'Ctrl+Shift+S'), keywords: t('palette.syncKeywords') },
    { ...to('rules', 'screen.rules', go.toRules), keywords: t('palette.rulesKeywords') },
    { ...to('privacy', 'screen.privacy', go.toPrivacy), keywords: t('palette.privacyKeywords') },
    to('settings', 'screen.settings', () => go.toSettings(), 'Ctrl+,'),
    ...settingsPlaces.map((place) => ({
      id: `settings ${place.key}`,
      kindCode: 'palette.goTo' as const,
      label: t('palette.settingsPart', { part: t(place.titleCode) }),
      keywords: `${t(place.titleCode)} ${t(place.wordsCode)}`,
      run: () => go.toSettings(place.key),
    })),
    to('today', 'palette.today', () => go.toDay(workingDay(session))),
  ]
  // What is not for this role is not offered. PRIV-4
  return places.filter(({ id }) => maySeeScreen(role, addressOfPlace[id] ?? '/'))
}

const addressOfPlace: Readonly<Record<string, string>> = {
  'screen week': '/week',
  'screen requests': '/requests',
  'screen groups': '/groups',
  'screen waiting list': '/waiting-list',
  'screen ledger': '/ledger',
  'screen children': '/children',
  'screen insight': '/insight',
  'screen outlook': '/outlook',
  'screen quiet days': '/outlook',
  'screen log': '/log',
  'screen log control': '/log/control',
  'screen flexible': '/flexible',
  'screen studyDays': '/study-days',
  'screen merging': '/merging',
  'screen import': '/import',
  'screen history': '/history',
  'screen rules': '/rules',
  'screen privacy': '/privacy',
  'screen today': '/day',
}

function useActs(): readonly PaletteEntry[] {
  const { t, language } = useTexts()
  const go = useGo()
  const openers = useOpeners()
  const change = useChangeSettings()
  const { undo, redo, undoLabel, redoLabel } = useHistoryActs()
  const roster = useRosterActs()
  const syncNow = useSyncNow()
  const mayDo = useMayDo()
  const lock = useLock()
  const act = (
    id: string,
    label: string,
    run: () => void,
    more: Partial<PaletteEntry> = {},
  ): PaletteEntry => ({
    id: `act ${id}`,
    kindCode: 'palette.do',
    label,
    run,
    ...more,
  })
  return [
    ...(mayDo('requests.enter')
      ? [act('newRequest', t('palette.newRequest'), () => go.toNewRequest(), { chord: 'Ctrl+N' })]
      : []),
    act('lock', t('palette.lock'), () => void lock(), {
      chord: 'Ctrl+L',
      keywords: t('palette.lockKeywords'),
    }),
    ...(undoLabel === null
      ? []
      : [act('undo', t('frame.undoOf', { label: undoLabel }), undo, { chord: 'Ctrl+Z' })]),
    ...(redoLabel === null
      ? []
      : [act('redo', t('frame.redoOf', { label: redoLabel }), redo, { chord: 'Ctrl+Y' })]),
    ...(roster === null || !roster.mayToggle
      ? []
      : [
          act(
            'roster',
            t(roster.isSettled ? 'palette.unsettle' : 'palette.settle'),
            () => void roster.toggle(),
          ),
        ]),
    ...(syncNow === null
      ? []
      : [act('syncNow', t('palette.syncNow'), syncNow, { keywords: t('palette.syncKeywords') })]),
    act('language', t('palette.language'), () => change({ language: language === 'nl' ? 'en' : 'nl' }), {
      keywords: t('palette.languageKeywords'),
    }),
    ...themes.map((theme) =>
      act(`theme ${theme}`, t(`palette.theme.${theme}`), () => change({ theme }), {
        keywords: t('palette.themeKeywords'),
      }),
    ),
    act('shortcuts', t('palette.shortcuts'), openers.openShortcuts, { chord: 'F1' }),
  ]
}

function useMoments(text: string): readonly PaletteEntry[] {
  const { t } = useTexts()
  const go = useGo()
  const session = useSession()
  const anchor = workingDay(session)
  const week = parseWeek(text, session.today, anchor)
  const day = /^\s*(wk|week)\b/i.test(text) ? undefined : parseDay(text, session.today, anchor)
  return [
    ...(week === undefined
      ? []
      : [
          {
            id: `week ${week}`,
            kindCode: 'palette.goTo',
            label: t('palette.toWeek', { week, day: mondayOfWeek(week) }),
            run: () => go.toWeek(week),
          } as const,
        ]),
    ...(day === undefined || week === undefined
      ? []
      : [
          {
            id: `day ${day}`,
            kindCode: 'palette.goTo',
            label: t('palette.toDay', { day, week }),
            run: () => go.toDay(day),
          } as const,
        ]),
  ]
}

function useFoundChildren(text: string): readonly PaletteEntry[] {
  const openers = useOpeners()
  const session = useSession()
  const location = useCurrentLocation()
  const mayDo = useMayDo()
  const isWorthAsking = text.trim().length >= 2 && location !== undefined && mayDo('children.view')
  const found = useCall(
    'children.search',
    { locationId: location?.id ?? '-', text, limit: 8 },
    { isEnabled: isWorthAsking },
  )
  if (!isWorthAsking || found.data === undefined) return []
  return found.data.children.map((child) => ({
    id: `child ${child.id}`,
    kindCode: 'palette.child',
    label: child.name,
    aside: child.groupName,
    run: () => openers.openChild(child.id, child.name, workingDay(session)),
  }))
}
