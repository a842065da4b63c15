import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useId, useReducer, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { RequestId } from '#shared/domain/ids.ts'
import { isoWeekOf } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import type { CurrentLocation } from '../../app/session.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import type { RequestStart } from '../../app/use-go.ts'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Page } from '../../ui/Page.tsx'
import { tabId } from '../../ui/TabRow.tsx'
import { BatchReview } from './BatchReview.tsx'
import { BesidePane } from './BesidePane.tsx'
import { BulkBar } from './BulkBar.tsx'
import type { LastDecision } from './desk.ts'
import { mayDecide } from './decision-options.ts'
import { DraftNotice } from './DraftNotice.tsx'
import { EmptyInbox } from './EmptyInbox.tsx'
import { FittingStrip } from './FittingStrip.tsx'
import { RequestList } from './RequestList.tsx'
import { RequestTabs } from './RequestTabs.tsx'
import { useBatch } from './use-batch.ts'
import { useChosenRequest } from './use-chosen-request.ts'
import { useDecisions } from './use-decisions.ts'
import type { Inbox } from './use-inbox.ts'
import { useInbox, useRequestOfAddress } from './use-inbox.ts'
import type { Picks } from './use-picks.ts'
import { usePicks } from './use-picks.ts'
import { useRequestKeys } from './use-request-keys.ts'
import classes from './requests.module.css'

interface RequestDeskProps {
  readonly location: CurrentLocation
  readonly requestId: string | null
  readonly newRequest: RequestStart | null
}

/** The list on the left; on the right the chosen request, a new one, several together, or a report. */
export function RequestDesk({ location, requestId, newRequest }: RequestDeskProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const announcer = useAnnouncer()
  const { actor } = useSession()
  const panelId = useId()
  const list = useRef<HTMLUListElement>(null)
  const alternatives = useRef<HTMLOListElement>(null)
  const inbox = useInbox(location.id)
  const { desk, change } = inbox
  const picks = usePicks(inbox, mayDecide(actor))
  const batch = useBatch(location.id)
  const [reviewed, setReviewed] = useState<readonly RequestId[] | null>(null)
  const isNew = newRequest !== null
  const isRequestShown = !isNew && desk.beside === 'request'
  const follow = useFocusOnChoice(list, inbox, isNew)
  const addressError = useRequestOfAddress(requestId, inbox.show, follow)
  const decisions = useDecisions(
    location.id,
    (decidedId) => {
      inbox.hide(decidedId)
      follow()
    },
    (openedId) => {
      inbox.show(openedId, 'open')
      follow()
    },
  )
  const chosen = useChosenRequest({ inbox, decisions, alternatives })
  const last = useStandingDecision(desk.lastDecision)
  const isLastHere = last !== null && last.mayPutBack && last.tab === desk.tab
  const putBack = () => {
    if (last !== null && isLastHere) void decisions.putBack(last.requestId)
    else if (desk.tab === 'open') announcer.say(t('inbox.nothingToPutBack'))
    else chosen.acts.putBack()
  }
  const closeForm = () => {
    void navigate({ to: '/requests', search: {}, replace: true })
    follow()
  }
  const backToRequest = () => {
    change({ beside: 'request' })
    follow()
  }
  const review = (ids: readonly RequestId[]) => {
    if (!mayDecide(actor)) {
      announcer.say(t('inbox.mayNotDecide'))
      return
    }
    batch.clear()
    setReviewed(ids)
  }
  const tryTogether = () => {
    if (isNew) closeForm()
    openTogether(inbox, picks)
  }
  const keys = useRequestKeys({
    inbox,
    picks,
    // What is not on screen is not decided by a key.
    acts: inbox.selected === undefined || !isRequestShown ? undefined : chosen.acts,
    reviewPicks: () => review(picks.ids),
    together: tryTogether,
    putBack,
    follow,
  })
  const error = inbox.error ?? addressError
  return (
    <Page
      title={t('screen.requests')}
      tools={<DeskTools onReport={() => showReport(inbox, isNew, closeForm)} />}
    >
      <div className={classes.room}>
        <div className={classes.desk} data-new={isNew}>
          <div className={classes.left}>
            <RequestTabs inbox={inbox} panelId={panelId} onTab={isNew ? closeForm : undefined} />
            {isNew ? null : <DraftNotice desk={desk} />}
            <FittingStrip inbox={inbox} onShow={() => inbox.toTab('fitting')} />
            <BulkBar picks={picks} onReview={review} onTogether={tryTogether} />
            <CallTrouble error={error} />
            <div
              id={panelId}
              role="tabpanel"
              aria-labelledby={tabId(panelId, desk.tab)}
              className={classes.listPanel}
            >
              {inbox.rows === undefined || inbox.rows.length === 0 ? (
                <EmptyInbox inbox={inbox} />
              ) : (
                <RequestList
                  tab={desk.tab}
                  picks={picks}
                  rows={inbox.rows}
                  selectedId={isNew ? null : (inbox.selected?.request.id ?? null)}
                  keys={keys}
                  listRef={list}
                  onSelect={(row) => {
                    inbox.select(row)
                    if (isNew) closeForm()
                    else backToRequest()
                  }}
                />
              )}
            </div>
          </div>
          <BesidePane
            location={location}
            newRequest={newRequest}
            inbox={inbox}
            picks={picks}
            batch={batch}
            decisions={decisions}
            chosen={chosen}
            last={last}
            isLastHere={isLastHere}
            alternativesRef={alternatives}
            onFollow={follow}
            onCloseForm={closeForm}
            onBack={backToRequest}
          />
        </div>
      </div>
      <BatchReview
        locationId={location.id}
        ids={reviewed}
        batch={batch}
        onClose={() => setReviewed(null)}
        onApproved={() => {
          setReviewed(null)
          backToRequest()
        }}
      />
    </Page>
  )
}

function DeskTools({ onReport }: { readonly onReport: () => void }) {
  const { t } = useTexts()
  const go = useGo()
  return (
    <>
      <Button onClick={onReport}>{t('report.open')}</Button>
      <Button
        right="requests.enter"
        icon={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => go.toNewRequest()}
      >
        {t('inbox.new')} <KeyHint chord="n" />
      </Button>
    </>
  )
}

function showReport(inbox: Inbox, isNew: boolean, closeForm: () => void): void {
  if (isNew) closeForm()
  inbox.change({ beside: 'report' })
}

/** The ticked requests together, or the chosen one to begin with; in the week the first of them is about. */
function openTogether({ change, desk, rows, selected }: Inbox, picks: Picks): void {
  const ids =
    picks.ids.length > 0 || selected === undefined || !picks.isPossible ? picks.ids : [selected.request.id]
  const first = rows?.find(({ request }) => request.id === ids[0])
  if (picks.ids.length === 0) picks.add(ids)
  change({
    beside: 'together',
    togetherWeek: first === undefined ? desk.togetherWeek : isoWeekOf(first.request.wantedDay),
  })
}

/** The last decision, as long as it stands: undo may have taken it back in another way. */
function useStandingDecision(decision: LastDecision | null): LastDecision | null {
  const now = useCall(
    'requests.get',
    { requestId: decision?.requestId ?? '-' },
    { isEnabled: decision !== null, isKeepingPrevious: false },
  )
  return decision === null || now.data?.request.status === 'open' ? null : decision
}

/**
 * Answers the act that brings the focus to the chosen row, as soon as it is there: after arriving, after a decision,
 * after coming back from the form. With nothing left to choose it goes to the tabs.
 */
function useFocusOnChoice(
  list: RefObject<HTMLUListElement | null>,
  inbox: Inbox,
  isNew: boolean,
): () => void {
  const isWanted = useRef(!isNew)
  const [, paintAgain] = useReducer((times: number) => times + 1, 0)
  const isEmpty = inbox.rows?.length === 0
  useEffect(() => {
    if (isNew) return
    const chosen = list.current?.querySelector<HTMLElement>('[aria-selected="true"]') ?? null
    const active = document.activeElement
    // The list changed under the focus: it stays with the choice, never with a row that merely took its place.
    const isAstray = list.current?.contains(active) === true && active !== chosen
    if (!isWanted.current && !isAstray) return
    const target = isEmpty
      ? document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')
      : chosen
    if (target === null) return
    isWanted.current = false
    target.focus()
  })
  return useCallback(() => {
    isWanted.current = true
    // Nothing else may change, and then nothing else would paint.
    paintAgain()
  }, [])
}
