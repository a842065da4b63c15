import { IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isUndecided } from '#shared/domain/requests/is-undecided.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import { writeAge } from '#shared/text/formats.ts'
import { useOpeners } from '../../app/openers.tsx'
import { useSession } from '../../app/session.tsx'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useWaitingActs } from '../../app/use-waiting-acts.ts'
import { writeClock } from '../../app/write-clock.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { isSameWish } from './desk.ts'
import { QueueLine } from './QueueLine.tsx'
import { writeCost } from './write-cost.ts'
import { writeDayNear, writeTimes } from './write-wish.ts'
import classes from './detail.module.css'

interface RequestFactsProps {
  readonly detail: RequestDetail
  /** The parent no longer asks; null when that is not for this user or no longer possible. */
  readonly onWithdraw: (() => void) | null
  /** The parent calls granted care off; null when there is nothing to call off. */
  readonly onCancel: (() => void) | null
}

/** Who asks what, for when, and since when; after a decision also what was decided, by whom. */
export function RequestFacts({ detail, onWithdraw, onCancel }: RequestFactsProps) {
  const texts = useTexts()
  const { t, word, language } = texts
  const openers = useOpeners()
  const { today } = useSession()
  const { request, check } = detail
  const waiting = useWaitingActs()
  const cost = check.cost === null ? '' : writeCost(texts, check.cost, request.kind)
  const wanted = `${writeDayNear(texts, request.wantedDay, today)}, ${writeTimes(texts, request, isAgreedElse(detail) ? null : check.resolved)}`
  return (
    <header className={classes.facts}>
      <div className={classes.factsHead}>
        <h2>
          <LinkButton onClick={() => openers.openChild(request.childId, detail.childName, request.wantedDay)}>
            {detail.childName}
          </LinkButton>
        </h2>
        <span className={classes.muted}>
          {t('inbox.ageGroupReceived', {
            age: writeAge(detail.ageMonths, language),
            group: detail.groupName,
            moment: writeClock(request.receivedAt, today, texts.language),
          })}
        </span>
        {onWithdraw === null ? null : (
          <span className={classes.factsAct}>
            <LinkButton onClick={onWithdraw}>{t('inbox.withdraw')}</LinkButton>
          </span>
        )}
        {onCancel === null ? null : (
          <span className={classes.factsAct}>
            <LinkButton onClick={onCancel}>{t('inbox.cancelCare')}</LinkButton>
          </span>
        )}
      </div>
      <dl className={classes.factList}>
        <Fact name={t('inbox.kind')}>
          {word(`kind.${request.kind}`)}
          {request.swapReason === null ? null : ` · ${word(`swapReason.${request.swapReason}`)}`}
        </Fact>
        {request.givenDay === null ? null : (
          <Fact name={t('inbox.given')}>{writeGiven(texts, detail, today)}</Fact>
        )}
        <Fact name={t('inbox.wanted')}>{wanted}</Fact>
        {request.offeredWish === null ? null : (
          <Fact name={t('inbox.offered')}>
            <Offer detail={detail} />
          </Fact>
        )}
        {cost === '' ? null : <Fact name={t('inbox.cost')}>{cost}</Fact>}
        {check.isGuaranteed ? <Fact name={t('step.guarantee')}>{t('inbox.guaranteed')}</Fact> : null}
        {request.note === '' ? null : <Fact name={t('inbox.note')}>{request.note}</Fact>}
      </dl>
      <QueueLine detail={detail} />
      <Decision detail={detail} />
      {waiting.isRequestWaiting(request.id) ? (
        <p className={classes.muted}>
          <IconArrowUp size={14} stroke={2} aria-hidden="true" /> {t('sync.waitingHere')}
        </p>
      ) : null}
    </header>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Whether the check of the decision is about what was agreed instead of the wish. */
function isAgreedElse({ request }: RequestDetail): boolean {
  return request.status === 'approved' && request.offeredWish !== null
}

function writeGiven(texts: Texts, { request, check }: RequestDetail, today: IsoDay): string {
  const { givenDay } = request
  if (givenDay === null) return ''
  const day = writeDayNear(texts, givenDay, today)
  const stretches = check.resolved?.givenDay === givenDay ? check.resolved.given : []
  const times = stretches.map(
    ({ startMinute, endMinute }) => `${formatMinute(startMinute)}–${formatMinute(endMinute)}`,
  )
  return times.length === 0 ? day : `${day}, ${times.join(' · ')}`
}

/** The alternative the parent is thinking about, with its verdict of now where that is known. */
function Offer({ detail }: { readonly detail: RequestDetail }) {
  const texts = useTexts()
  const { t } = texts
  const { today, locations } = useSession()
  const { offeredWish } = detail.request
  if (offeredWish === null) return null
  const group = locations.flatMap(({ groups }) => groups).find(({ id }) => id === offeredWish.wantedGroupId)
  const alternative = detail.check.alternatives.find(({ wish }) => isSameWish(wish, offeredWish))
  const resolved = isAgreedElse(detail) ? detail.check.resolved : null
  const what = `${writeDayNear(texts, offeredWish.wantedDay, today)}, ${writeTimes(texts, offeredWish, resolved)}`
  return (
    <>
      {group === undefined ? what : `${what}, ${group.name}`}
      {alternative === undefined ? null : (
        <>
          {' · '}
          {t('inbox.offeredNow')} <VerdictTag verdict={alternative.verdict} />
        </>
      )}
    </>
  )
}

function Decision({ detail }: { readonly detail: RequestDetail }) {
  const texts = useTexts()
  const { t } = texts
  const { today, actor } = useSession()
  const { request } = detail
  if (request.decidedAt === null) return null
  const params = {
    status: t(`inbox.status.${request.status}`),
    moment: writeClock(request.decidedAt, today, texts.language),
  }
  const name = request.decidedBy === actor.id ? actor.name : request.decidedBy
  return (
    <div className={classes.decision}>
      <p>
        <strong>
          {request.isAutomatic
            ? t('inbox.decidedAutomatically', params)
            : name === null
              ? t('inbox.decided', params)
              : t('inbox.decidedBy', { ...params, name })}
        </strong>
      </p>
      {request.overrideReason === '' ? null : (
        <p>
          {t('inbox.overridden')} {request.overrideReason}
        </p>
      )}
      {isUndecided(request) ? null : (
        <p className={classes.muted}>
          {t(request.decisionSnapshot === null ? 'inbox.noSnapshot' : 'inbox.snapshot')}
        </p>
      )}
    </div>
  )
}
