import type { ComponentType } from 'react'
import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { BackupPanel } from '../features/backups/BackupPanel.tsx'
import { SetUpPart } from '../features/gate/SetUpPart.tsx'
import { PeoplePart } from '../features/people/PeoplePart.tsx'
import { SupportPart } from '../features/support/SupportPart.tsx'
import type { ScreenTextCode } from '../text/screen-texts.ts'
import type { NewCode } from './use-door.ts'

interface SettingsPartProps {
  /** Shows a new printed code on a page of its own. */
  readonly onNewCode: (newCode: NewCode) => void
}

/** A part of the settings that is made elsewhere; who may not use it does not see it. */
export interface SettingsPart {
  readonly key: string
  readonly titleCode: ScreenTextCode
  readonly right: AccessRight
  /** Shown only while this computer has a password, or only while it has none; always when left out. */
  readonly isWithPassword?: boolean
  readonly Part: ComponentType<SettingsPartProps>
}

export const settingsParts: readonly SettingsPart[] = [
  {
    key: 'setUp',
    titleCode: 'gate.setUp.partTitle',
    right: 'people.manage',
    isWithPassword: false,
    Part: SetUpPart,
  },
  { key: 'people', titleCode: 'people.title', right: 'app.use', Part: PeoplePart },
  { key: 'backups', titleCode: 'backups.title', right: 'backup.manage', Part: BackupPanel },
  { key: 'support', titleCode: 'support.title', right: 'app.use', Part: SupportPart },
]
