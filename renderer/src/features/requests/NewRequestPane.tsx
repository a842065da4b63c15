import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { CheckStepCode } from '#shared/domain/requests/model.ts'
import type { RequestId } from '#shared/domain/ids.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import type { CurrentLocation } from '../../app/session.tsx'
import { useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import type { RequestStart } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Alternatives } from './Alternatives.tsx'
import { CheckDetails } from './CheckView.tsx'
import { writeDraft } from './DraftNotice.tsx'
import type { MissingPart } from './draft.ts'
import { draftWithWish, isWorthKeeping, listMissing } from './draft.ts'
import { LiveVerdict } from './LiveVerdict.tsx'
import { NewRequestFields } from './NewRequestFields.tsx'
import { QuickLineField } from './QuickLineField.tsx'
import { useCheckedDraft } from './use-checked-draft.ts'
import type { DraftInHand } from './use-draft.ts'
import { useDraft } from './use-draft.ts'
import detail from './detail.module.css'
import classes from './requests.module.css'

interface NewRequestPaneProps {
  readonly location: CurrentLocation
  readonly start: RequestStart
  readonly onEntered: (requestId: RequestId) => void
  readonly onClose: () => void
}

/** A request by phone: typed on one line or field by field, checked while it is typed, written down with Enter. */
export function NewRequestPane({ location, start, onEntered, onClose }: NewRequestPaneProps) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const day = workingDay(useSession())
  const inHand = useDraft(location.id, start)
  const { draft, change } = inHand
  const live = useCheckedDraft(draft, location.id, day)
  const enter = useAct('requests.enter')
  const [isTried, setTried] = useState(false)
  const [openWhy, setOpenWhy] = useState<CheckStepCode | null>(null)
  const form = useRef<HTMLFormElement>(null)
  /** Two quick presses of Enter are one request. */
  const isUnderWay = useRef(false)
  const missing = listMissing(draft)
  const problemOf = (part: MissingPart) =>
    isTried && missing.includes(part)
      ? t(part === 'child' ? 'newRequest.chooseChild' : `newRequest.missing.${part}`)
      : null

  const save = async () => {
    setTried(true)
    if (live.wish === null) {
      focusFirstProblem(form.current)
      return
    }
    if (isUnderWay.current) return
    isUnderWay.current = true
    const result = await enter.run({ wish: live.wish, note: draft.note }).finally(() => {
      isUnderWay.current = false
    })
    if (result.status !== 'done') return
    announcer.say(`${write(result.output.done.label)}. ${t('newRequest.entered')}`)
    inHand.drop()
    onEntered(result.output.requestId)
  }
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      aria-label={t('newRequest.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (!isLeaving(event)) return
        event.preventDefault()
        onClose()
      }}
    >
      <div className={classes.scroll}>
        <div className={classes.formBody}>
          <h2>{t('newRequest.title')}</h2>
          <ParkedDraft inHand={inHand} />
          <QuickLineField locationId={location.id} draft={draft} onChange={change} />
          <NewRequestFields
            location={location}
            draft={draft}
            card={live.card}
            cost={live.checked?.check.cost ?? null}
            problemOf={problemOf}
            onChange={change}
          />
          {live.checked === undefined ? null : (
            <div className={classes.live} aria-busy={live.isChecking} data-stale={live.isChecking}>
              {live.checked.check.alternatives.length === 0 ? null : (
                <Alternatives
                  alternatives={live.checked.check.alternatives}
                  actCode="inbox.useThis"
                  onBack={() => form.current?.querySelector('input')?.focus()}
                  onChoose={(index) => {
                    const alternative = live.checked?.check.alternatives[index]
                    if (alternative === undefined) return
                    change(draftWithWish(draft, alternative.wish))
                    announcer.say(t('newRequest.taken', { what: write(alternative.message) }))
                  }}
                />
              )}
              <CheckDetails check={live.checked.check} openWhy={openWhy} onWhy={setOpenWhy} />
            </div>
          )}
        </div>
      </div>
      <section className={detail.bar} aria-label={t('newRequest.verdict')}>
        <ProblemNotice text={enter.problem} />
        <CallTrouble error={live.error} />
        <div className={classes.formFoot}>
          <LiveVerdict live={live} missing={missing} />
          <div className={detail.barButtons}>
            {isWorthKeeping(draft) ? (
              <Button
                kind="quiet"
                onClick={() => {
                  inHand.drop()
                  announcer.say(t('newRequest.discarded'))
                  onClose()
                }}
              >
                {t('newRequest.discard')}
              </Button>
            ) : null}
            <Button onClick={onClose} title={t('newRequest.kept')}>
              {t('newRequest.cancel')}
            </Button>
            <Button kind="primary" type="submit">
              {t('newRequest.enter')}
            </Button>
          </div>
        </div>
      </section>
    </form>
  )
}

function ParkedDraft({ inHand }: { readonly inHand: DraftInHand }) {
  const texts = useTexts()
  if (inHand.parked === null) return null
  return (
    <p className={classes.draft}>
      {writeDraft(texts, inHand.parked)}{' '}
      <LinkButton onClick={inHand.swap}>{texts.t('newRequest.continue')}</LinkButton>
    </p>
  )
}

/** After the fields have said what is missing. */
function focusFirstProblem(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}

/** Esc leaves the form, unless a list or calendar inside it is open and takes the key. What was typed stays. */
function isLeaving(event: KeyboardEvent<HTMLFormElement>): boolean {
  const isOver = event.currentTarget.querySelector('[aria-haspopup][aria-expanded="true"]') !== null
  return event.key === 'Escape' && !event.isDefaultPrevented() && !isOver
}
