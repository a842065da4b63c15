import { useState } from 'react'
import type { WaitingEntryId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Section } from '../../ui/Section.tsx'
import { CapacityStrip } from './CapacityStrip.tsx'
import { EnterForm } from './EnterForm.tsx'
import { FamilyDetail } from './FamilyDetail.tsx'
import { OfferDialog } from './OfferDialog.tsx'
import { OpenOffers } from './OpenOffers.tsx'
import { WaitingTable } from './WaitingTable.tsx'
import classes from './waiting-list.module.css'

/** Who waits for a place, who is next and why, where everybody fits, and what was offered. WAIT-1..5 */
export function WaitingListScreen() {
  const { t, write } = useTexts()
  const location = useCurrentLocation()
  const [chosenId, setChosenId] = useState<WaitingEntryId | null>(null)
  const [offeringId, setOfferingId] = useState<WaitingEntryId | null>(null)
  const [isAdding, setAdding] = useState(false)
  const [isCapacityOpen, setCapacityOpen] = useState(false)
  const [isClosedOpen, setClosedOpen] = useState(false)
  const list = useCall(
    'waitingList.list',
    { locationId: location?.id ?? '-' },
    { isEnabled: location !== undefined },
  )
  const entries = list.data?.entries ?? []
  const chosen = entries.find(({ entryId }) => entryId === chosenId)
  const offering = entries.find(({ entryId }) => entryId === offeringId)
  const add = (
    <Button right="waitingList.edit" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
      {t('waitingList.add')}
    </Button>
  )
  return (
    <Page title={t('screen.waitingList')} isBusy={list.isFetching} tools={add}>
      <div className={classes.screen}>
        {list.data === undefined ? null : <p className={classes.muted}>{write(list.data.order)}</p>}
        <CallTrouble error={list.error} />
        {isAdding && location !== undefined ? (
          <EnterForm
            key={location.id}
            location={location}
            onCancel={() => setAdding(false)}
            onDone={(entryId) => {
              setAdding(false)
              setChosenId(entryId)
            }}
          />
        ) : null}
        {list.data !== undefined && list.data.offers.length > 0 ? (
          <OpenOffers offers={list.data.offers} />
        ) : null}
        {list.data !== undefined && entries.length === 0 ? (
          <EmptyState title={t('waitingList.empty')}>
            <p>{t('waitingList.emptySentence')}</p>
          </EmptyState>
        ) : null}
        {entries.length === 0 ? null : (
          <WaitingTable
            rows={entries}
            chosenId={chosenId}
            onChoose={(entryId) => setChosenId(entryId === chosenId ? null : entryId)}
            onOffer={({ entryId }) => setOfferingId(entryId)}
          />
        )}
        {chosen === undefined || location === undefined ? null : (
          <FamilyDetail
            key={chosen.entryId}
            entryId={chosen.entryId}
            location={location}
            onClosed={() => setChosenId(null)}
          />
        )}
        {list.data === undefined || location === undefined ? null : (
          <Section
            level={2}
            title={t('waitingList.capacity')}
            isOpen={isCapacityOpen}
            onToggle={setCapacityOpen}
          >
            <CapacityStrip key={location.id} location={location} today={list.data.today} />
          </Section>
        )}
        {list.data === undefined || list.data.closed.length === 0 ? null : (
          <Section
            level={2}
            title={t('waitingList.closed')}
            aside={String(list.data.closed.length)}
            isOpen={isClosedOpen}
            onToggle={setClosedOpen}
          >
            <Closed closed={list.data.closed} />
          </Section>
        )}
      </div>
      {offering === undefined ? null : (
        <OfferDialog key={offering.entryId} row={offering} onClose={() => setOfferingId(null)} />
      )}
    </Page>
  )
}

function Closed({ closed }: { readonly closed: CallOutput<'waitingList.list'>['closed'] }) {
  const { t } = useTexts()
  return (
    <ul className={classes.log}>
      {closed.map((entry) => (
        <li key={entry.entryId}>
          <strong>{entry.name}</strong>{' '}
          {t(entry.status === 'placed' ? 'waitingList.closedPlaced' : 'waitingList.closedWithdrawn', {
            day: dutchTimeOf(entry.closedAt).day,
          })}{' '}
          {entry.reason}
        </li>
      ))}
    </ul>
  )
}
