import { useState } from 'react'
import type { LocationId } from '#shared/domain/ids.ts'
import { EmptyHouse } from '../../app/EmptyHouse.tsx'
import { useInspector } from '../../app/inspector.tsx'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Page } from '../../ui/Page.tsx'
import { Anomalies } from './Anomalies.tsx'
import { BookBalanceDialog } from './BookBalanceDialog.tsx'
import { ChildFooter } from './ChildFooter.tsx'
import { ChildLedgerPane } from './ChildLedgerPane.tsx'
import { CloseMonthDialog } from './CloseMonthDialog.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { LedgerFilters } from './LedgerFilters.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import classes from './ledger.module.css'
import { LineCard } from './LineCard.tsx'
import { MonthActs } from './MonthActs.tsx'
import { MonthSums } from './MonthSums.tsx'
import { TariffsDialog } from './TariffsDialog.tsx'
import { useLedgerMonth } from './use-ledger-month.ts'

/** Uren & tegoed: what is to be invoiced this month, and what families have in store. */
export function LedgerScreen({ childId }: { readonly childId: string | null }) {
  const { t } = useTexts()
  const location = useCurrentLocation()
  if (location !== undefined)
    return <LedgerDesk key={location.id} locationId={location.id} childId={childId} />
  return (
    <Page title={t('screen.ledger')}>
      <EmptyHouse />
    </Page>
  )
}

type Question = 'book' | 'tariffs' | 'close' | 'correct'

interface LedgerDeskProps {
  readonly locationId: LocationId
  readonly childId: string | null
}

function LedgerDesk({ locationId, childId }: LedgerDeskProps) {
  const { t } = useTexts()
  const go = useGo()
  const inspector = useInspector()
  const ledger = useLedgerMonth(locationId, childId)
  const [question, setQuestion] = useState<Question | null>(null)
  const { view, selected } = ledger
  const closeQuestion = () => setQuestion(null)
  const showLine = () => {
    if (selected === undefined) return
    if (selected.requestId !== null) go.toRequests(selected.requestId)
    else
      inspector.open(<LineCard line={selected} />, {
        title: t('ledger.lineTitle', { day: selected.day }),
        owner: `line ${selected.entryId}`,
      })
  }
  const showChild = () => {
    if (selected === undefined) return
    inspector.open(<ChildLedgerPane childId={selected.childId} />, {
      title: t('ledger.childTitle', { name: selected.childName }),
      owner: `ledger ${selected.childId}`,
    })
  }
  return (
    <Page
      title={t('screen.ledger')}
      isBusy={ledger.isFetching}
      tools={view === undefined ? null : <MonthSums view={view} />}
    >
      <div className={classes.desk}>
        <LedgerFilters locationId={locationId} ledger={ledger} />
        <CallTrouble error={ledger.error} />
        {view === undefined ? null : (
          <>
            <Anomalies anomalies={view.anomalies} />
            <LedgerTable
              view={view}
              ledger={ledger}
              onOpen={showLine}
              onCorrect={() => setQuestion('correct')}
              onChild={showChild}
            />
            {selected === undefined ? null : (
              <ChildFooter
                line={selected}
                onOpen={showLine}
                onCorrect={() => setQuestion('correct')}
                onWhy={showChild}
              />
            )}
            <MonthActs
              locationId={locationId}
              view={view}
              onBook={() => setQuestion('book')}
              onTariffs={() => setQuestion('tariffs')}
              onClose={() => setQuestion('close')}
            />
            <CloseMonthDialog
              locationId={locationId}
              view={view}
              isOpen={question === 'close'}
              onClose={closeQuestion}
            />
          </>
        )}
        <BookBalanceDialog locationId={locationId} isOpen={question === 'book'} onClose={closeQuestion} />
        <TariffsDialog isOpen={question === 'tariffs'} onClose={closeQuestion} />
        <CorrectDialog line={selected} isOpen={question === 'correct'} onClose={closeQuestion} />
      </div>
    </Page>
  )
}
