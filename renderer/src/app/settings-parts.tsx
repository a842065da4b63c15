import type { ComponentType } from 'react'
import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { BackupPanel } from '../features/backups/BackupPanel.tsx'
import { SetUpPart } from '../features/gate/SetUpPart.tsx'
import { PeoplePart } from '../features/people/PeoplePart.tsx'
import { SupportPart } from '../features/support/SupportPart.tsx'
import type { ScreenTextCode } from '../text/screen-texts.ts'
import { useSession } from './session.tsx'
import type { NewCode } from './use-door.ts'
import { useMayDo } from './use-may-do.ts'

/** A place on the settings screen that can be jumped to: `/settings#people`. */
export interface SettingsPlace {
  /** Stands in the address, and in the id of its heading: `settings-people`. */
  readonly key: string
  readonly titleCode: ScreenTextCode
  /** Other words people may look for it by. */
  readonly wordsCode: ScreenTextCode
}

interface GuardedPlace extends SettingsPlace {
  readonly right: AccessRight
  /** Shown only while this computer has a password, or only while it has none; always when left out. */
  readonly isWithPassword?: boolean
}

interface SettingsPartProps {
  /** Shows a new printed code on a page of its own. */
  readonly onNewCode: (newCode: NewCode) => void
}

/** A part of the settings that is made elsewhere; who may not use it does not see it. */
export interface SettingsPart extends GuardedPlace {
  readonly Part: ComponentType<SettingsPartProps>
  /** Places within it that people look for by a name of their own. */
  readonly inside?: readonly GuardedPlace[]
}

const settingsParts: readonly SettingsPart[] = [
  {
    key: 'setUp',
    titleCode: 'gate.setUp.partTitle',
    wordsCode: 'settings.words.setUp',
    right: 'people.manage',
    isWithPassword: false,
    Part: SetUpPart,
  },
  {
    key: 'people',
    titleCode: 'people.title',
    wordsCode: 'settings.words.people',
    right: 'app.use',
    Part: PeoplePart,
    inside: [
      {
        key: 'kiosk',
        titleCode: 'people.kioskTitle',
        wordsCode: 'settings.words.kiosk',
        right: 'kiosk.start',
        isWithPassword: true,
      },
    ],
  },
  {
    key: 'backups',
    titleCode: 'backups.title',
    wordsCode: 'settings.words.backups',
    right: 'backup.manage',
    Part: BackupPanel,
  },
  {
    key: 'support',
    titleCode: 'support.title',
    wordsCode: 'settings.words.support',
    right: 'app.use',
    Part: SupportPart,
  },
]

const before: readonly SettingsPlace[] = [
  { key: 'display', titleCode: 'settings.display', wordsCode: 'settings.words.display' },
  { key: 'keys', titleCode: 'settings.keys', wordsCode: 'settings.words.keys' },
  { key: 'rules', titleCode: 'settings.rules', wordsCode: 'settings.words.rules' },
]
const after: readonly SettingsPlace[] = [
  { key: 'about', titleCode: 'settings.about', wordsCode: 'settings.words.about' },
]

/** Whether a part is for who works here, on this computer. PRIV-4 */
function useIsShown(): (place: GuardedPlace) => boolean {
  const mayDo = useMayDo()
  const { hasPassword } = useSession()
  return ({ right, isWithPassword }) =>
    mayDo(right) && (isWithPassword === undefined || isWithPassword === hasPassword)
}

export function useSettingsParts(): readonly SettingsPart[] {
  return settingsParts.filter(useIsShown())
}

/** Everything on the settings screen that can be jumped to, in the order in which it stands there. */
export function useSettingsPlaces(): readonly SettingsPlace[] {
  const isShown = useIsShown()
  const parts = settingsParts.filter(isShown)
  return [...before, ...parts.flatMap((part) => [part, ...(part.inside ?? []).filter(isShown)]), ...after]
}
