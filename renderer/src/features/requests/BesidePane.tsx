import type { Ref } from 'react'
import type { CurrentLocation } from '../../app/session.tsx'
import type { RequestStart } from '../../app/use-go.ts'
import { BatchNotice } from './BatchNotice.tsx'
import { ChosenPane } from './ChosenPane.tsx'
import type { LastDecision } from './desk.ts'
import { LastDecisionNotice } from './LastDecisionNotice.tsx'
import { NewRequestPane } from './NewRequestPane.tsx'
import { ReportPane } from './ReportPane.tsx'
import { TogetherPane } from './TogetherPane.tsx'
import type { Batch } from './use-batch.ts'
import type { ChosenRequest } from './use-chosen-request.ts'
import type { Decisions } from './use-decisions.ts'
import type { Inbox } from './use-inbox.ts'
import type { Picks } from './use-picks.ts'
import classes from './requests.module.css'

interface BesidePaneProps {
  readonly location: CurrentLocation
  /** What a new request starts with, or null when none is being made. */
  readonly newRequest: RequestStart | null
  readonly inbox: Inbox
  readonly picks: Picks
  readonly batch: Batch
  readonly decisions: Decisions
  readonly chosen: ChosenRequest
  readonly last: LastDecision | null
  /** Whether the key that puts back means the last decision. */
  readonly isLastHere: boolean
  readonly alternativesRef: Ref<HTMLOListElement>
  /** Brings the focus to the chosen row. */
  readonly onFollow: () => void
  readonly onCloseForm: () => void
  /** From several together or a report, back to the chosen request. */
  readonly onBack: () => void
}

/** What stands beside the list, below what was decided last. */
export function BesidePane(props: BesidePaneProps) {
  const { inbox, newRequest, decisions, last } = props
  const { desk, change } = inbox
  const isNew = newRequest !== null
  return (
    <div className={classes.right}>
      {last === null || isNew ? null : (
        <LastDecisionNotice
          decision={last}
          hasKey={props.isLastHere}
          onPutBack={() => void decisions.putBack(last.requestId)}
          onClose={() => change({ lastDecision: null })}
        />
      )}
      {desk.lastBatch === null || isNew ? null : (
        <BatchNotice batch={desk.lastBatch} onClose={() => change({ lastBatch: null })} />
      )}
      {newRequest === null ? (
        <ShownPane {...props} />
      ) : (
        <NewRequestPane
          location={props.location}
          start={newRequest}
          onEntered={(enteredId) => {
            inbox.show(enteredId, 'open')
            props.onCloseForm()
          }}
          onClose={props.onCloseForm}
        />
      )}
    </div>
  )
}

function ShownPane(props: BesidePaneProps) {
  const { location, inbox, picks, batch, decisions, onBack, onFollow } = props
  switch (inbox.desk.beside) {
    case 'together':
      return (
        <TogetherPane location={location} picks={picks} batch={batch} onClose={onBack} onCommitted={onBack} />
      )
    case 'report':
      return (
        <ReportPane
          location={location}
          onOpen={(openedId) => {
            inbox.show(openedId, 'done')
            onFollow()
          }}
          onPutBack={(openedId) => void decisions.putBack(openedId)}
          problemOf={decisions.problemOf}
          onClose={onBack}
        />
      )
    case 'request':
      return (
        <ChosenPane
          inbox={inbox}
          chosen={props.chosen}
          decisions={decisions}
          alternativesRef={props.alternativesRef}
          hasPutBackKey={!props.isLastHere}
          onBack={onFollow}
        />
      )
  }
}
