import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useId, useReducer, useRef } from 'react'
import type { RefObject } from 'react'
import { useAnnouncer } from '../../app/announcer.tsx'
import { writeTrouble } from '../../app/call-error.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import type { RequestStart } from '../../app/use-go.ts'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ChosenPane } from './ChosenPane.tsx'
import type { LastDecision } from './desk.ts'
import { DraftNotice } from './DraftNotice.tsx'
import { EmptyInbox } from './EmptyInbox.tsx'
import { LastDecisionNotice } from './LastDecisionNotice.tsx'
import { NewRequestPane } from './NewRequestPane.tsx'
import { RequestList } from './RequestList.tsx'
import { RequestTabs } from './RequestTabs.tsx'
import { useChosenRequest } from './use-chosen-request.ts'
import { useDecisions } from './use-decisions.ts'
import type { Inbox } from './use-inbox.ts'
import { useInbox, useRequestOfAddress } from './use-inbox.ts'
import { useRequestKeys } from './use-request-keys.ts'
import classes from './requests.module.css'

interface RequestDeskProps {
  readonly location: CurrentLocation
  readonly requestId: string | null
  readonly newRequest: RequestStart | null
}

/** The list on the left; on the right the chosen request, or the form for a new one. */
export function RequestDesk({ location, requestId, newRequest }: RequestDeskProps) {
  const texts = useTexts()
  const { t } = texts
  const go = useGo()
  const navigate = useNavigate()
  const announcer = useAnnouncer()
  const panelId = useId()
  const list = useRef<HTMLUListElement>(null)
  const alternatives = useRef<HTMLOListElement>(null)
  const inbox = useInbox(location.id)
  const { desk, change } = inbox
  const isNew = newRequest !== null
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
  const isLastHere = last !== null && last.tab === desk.tab
  const putBack = () => {
    if (isLastHere) void decisions.putBack(last.requestId)
    else if (desk.tab === 'open') announcer.say(t('inbox.nothingToPutBack'))
    else chosen.acts.putBack()
  }
  const closeForm = () => {
    void navigate({ to: '/requests', search: {}, replace: true })
    follow()
  }
  const keys = useRequestKeys({
    inbox,
    acts: inbox.selected === undefined ? undefined : chosen.acts,
    putBack,
    follow,
  })
  const error = inbox.error ?? addressError
  return (
    <Page
      title={t('screen.requests')}
      tools={
        <Button
          icon={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => go.toNewRequest()}
        >
          {t('inbox.new')} <KeyHint chord="n" />
        </Button>
      }
    >
      <div className={classes.room}>
        <div className={classes.desk} data-new={isNew}>
          <div className={classes.left}>
            <RequestTabs inbox={inbox} panelId={panelId} onTab={isNew ? closeForm : undefined} />
            {isNew ? null : <DraftNotice desk={desk} />}
            {error === null ? null : <Notice tone="problem">{writeTrouble(texts, error)}</Notice>}
            <div
              id={panelId}
              role="tabpanel"
              aria-labelledby={`${panelId}-${desk.tab}`}
              className={classes.listPanel}
            >
              {inbox.rows === undefined || inbox.rows.length === 0 ? (
                <EmptyInbox inbox={inbox} />
              ) : (
                <RequestList
                  tab={desk.tab}
                  rows={inbox.rows}
                  selectedId={isNew ? null : (inbox.selected?.request.id ?? null)}
                  keys={keys}
                  listRef={list}
                  onSelect={(row) => {
                    inbox.select(row)
                    if (isNew) closeForm()
                  }}
                />
              )}
            </div>
          </div>
          <div className={classes.right}>
            {last === null || isNew ? null : (
              <LastDecisionNotice
                decision={last}
                hasKey={isLastHere}
                onPutBack={() => void decisions.putBack(last.requestId)}
                onClose={() => change({ lastDecision: null })}
              />
            )}
            {newRequest === null ? (
              <ChosenPane
                inbox={inbox}
                chosen={chosen}
                decisions={decisions}
                alternativesRef={alternatives}
                hasPutBackKey={!isLastHere}
                onBack={follow}
              />
            ) : (
              <NewRequestPane
                location={location}
                start={newRequest}
                onEntered={(enteredId) => {
                  inbox.show(enteredId, 'open')
                  closeForm()
                }}
                onClose={closeForm}
              />
            )}
          </div>
        </div>
      </div>
    </Page>
  )
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
