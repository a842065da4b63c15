import { IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useSyncNow } from '../../app/use-sync-now.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { AttentionPart } from './AttentionPart.tsx'
import { EnrolPart } from './EnrolPart.tsx'
import { LogSection } from './LogSection.tsx'
import { RejoinPart } from './RejoinPart.tsx'
import { SettledSection } from './SettledSection.tsx'
import { StandingPanel } from './StandingPanel.tsx'
import { WaitingSection } from './WaitingSection.tsx'
import classes from './sync.module.css'

/** How this computer and headquarters stand: what needs a choice first, then what waits, then what happened. */
export function SyncScreen() {
  const { t } = useTexts()
  const status = useCall('sync.status', {})
  const syncNow = useSyncNow()
  const [isJustEnrolled, setJustEnrolled] = useState(false)
  return (
    <Page
      title={t('screen.sync')}
      isBusy={status.isPending}
      tools={
        syncNow === null ? null : (
          <Button icon={<IconRefresh size={16} stroke={1.75} aria-hidden="true" />} onClick={syncNow}>
            {t('sync.now')}
          </Button>
        )
      }
    >
      <div className={classes.screen}>
        <CallTrouble error={status.error} />
        {status.data === undefined ? null : status.data.state === 'standalone' ? (
          <EnrolPart onEnrolled={() => setJustEnrolled(true)} />
        ) : (
          <Connected
            status={status.data}
            isJustEnrolled={isJustEnrolled}
            onEnrolled={() => setJustEnrolled(true)}
          />
        )}
      </div>
    </Page>
  )
}

function Connected({
  status,
  isJustEnrolled,
  onEnrolled,
}: {
  readonly status: SyncStatusView
  /** The form that had the focus is gone: it goes to what took its place. */
  readonly isJustEnrolled: boolean
  readonly onEnrolled: () => void
}) {
  const { t } = useTexts()
  const { actor } = useSession()
  // The lists name children; who may not see those sees how it stands and nothing more. PRIV-4
  const maySee = mayDo(actor.role, 'children.view')
  const list = useCall('sync.list', {}, { isEnabled: maySee })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isJustEnrolled) heading.current?.focus()
  }, [isJustEnrolled])
  useEffect(() => {
    if (!maySee && document.activeElement === document.body) heading.current?.focus()
  }, [maySee])
  return (
    <>
      <StandingPanel status={status} headingRef={heading} />
      {status.blocked === 'revoked' ? <RejoinPart onEnrolled={onEnrolled} /> : null}
      {maySee ? null : <Notice>{t('sync.notForYou')}</Notice>}
      <CallTrouble error={list.error} />
      {list.data === undefined ? null : (
        <>
          <AttentionPart
            items={list.data.attention}
            total={list.data.attentionCount}
            onEmptied={() => heading.current?.focus()}
          />
          <WaitingSection items={list.data.waiting} total={list.data.waitingCount} />
          <SettledSection items={list.data.settled} />
          <LogSection lines={list.data.log} />
        </>
      )}
    </>
  )
}
