import { useState } from 'react'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { RecoveryCodePanel } from '../../app/RecoveryCodePanel.tsx'
import { useTexts } from '../../app/texts.tsx'
import type { Door, NewCode } from '../../app/use-door.ts'
import { ClosedScreen } from './ClosedScreen.tsx'
import { ForgottenScreen } from './ForgottenScreen.tsx'
import { GateCard } from './GateCard.tsx'
import { RepairScreen } from './RepairScreen.tsx'
import { SetUpScreen } from './SetUpScreen.tsx'
import { SignInScreen } from './SignInScreen.tsx'

/** What stands before the house while it is not open: one page for each state. PRIV-4 */
export function GateScreen({ view, door }: { readonly view: GateView; readonly door: Door }) {
  switch (view.state) {
    case 'new':
      return <SetUpScreen view={view} door={door} />
    case 'repair':
      return <RepairScreen view={view} />
    case 'closed':
      return <ClosedScreen view={view} />
    default:
      return <LockedScreen view={view} door={door} />
  }
}

function LockedScreen({ view, door }: { readonly view: GateView; readonly door: Door }) {
  const [wantedId, setWantedId] = useState(view.lastSlotId)
  const [isForgotten, setForgotten] = useState(false)
  const isLast = ({ slotId: id }: GateView['people'][number]) => id === view.lastSlotId
  const people = [...view.people.filter(isLast), ...view.people.filter((person) => !isLast(person))]
  // Who worked here last may be off this computer by now.
  const slotId = (people.find((person) => person.slotId === wantedId) ?? people[0])?.slotId ?? ''
  const shared = { view: { ...view, people }, door, slotId, onSlot: setWantedId }
  return isForgotten ? (
    <ForgottenScreen {...shared} onBack={() => setForgotten(false)} />
  ) : (
    <SignInScreen {...shared} onForgotten={() => setForgotten(true)} />
  )
}

/** The printed code on a page of its own, before the house behind it is seen. */
export function NewCodeScreen({
  newCode,
  onKept,
}: {
  readonly newCode: NewCode
  readonly onKept: () => void
}) {
  const { t } = useTexts()
  return (
    <GateCard title={t('recoveryCode.title')} size="wide">
      <RecoveryCodePanel code={newCode.code} name={newCode.name} onKept={onKept} />
    </GateCard>
  )
}
