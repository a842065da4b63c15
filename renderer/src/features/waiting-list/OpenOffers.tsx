import { useState } from 'react'
import type { OpenOffer } from '#shared/ipc/calls/waiting-list.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { writeDays } from './write-days.ts'
import classes from './waiting-list.module.css'

/** Offers that wait for an answer, with the days that are left. WAIT-4 */
export function OpenOffers({ offers }: { readonly offers: readonly OpenOffer[] }) {
  const { t } = useTexts()
  return (
    <section aria-label={t('waitingList.openOffers')}>
      <h2>{t('waitingList.openOffers')}</h2>
      <ul className={classes.offers}>
        {offers.map((offer) => (
          <OfferItem key={offer.offerId} offer={offer} />
        ))}
      </ul>
    </section>
  )
}

function OfferItem({ offer }: { readonly offer: OpenOffer }) {
  const texts = useTexts()
  const { t, write } = texts
  const announcer = useAnnouncer()
  const answer = useAct('waitingList.answerOffer')
  const [isTakingBack, setTakingBack] = useState(false)
  const [reason, setReason] = useState('')
  const send = async (given: 'accepted' | 'declined' | 'withdrawn') => {
    const note = given === 'withdrawn' ? reason : ''
    const result = await answer.run({ offerId: offer.offerId, answer: given, note })
    if (result.status === 'done') announcer.say(write(result.output.label))
  }
  const name = offer.childName
  return (
    <li className={classes.offer}>
      <span className={classes.offerText}>
        <strong>{name}</strong>{' '}
        {t('waitingList.offerLine', {
          days: writeDays(texts, offer.days),
          group: offer.groupName,
          day: offer.startDay,
        })}{' '}
        <strong>
          {offer.daysLeft > 0
            ? t('waitingList.daysLeft', { count: offer.daysLeft, day: offer.expiresOn })
            : offer.daysLeft === 0
              ? t('waitingList.lastDay')
              : t('waitingList.overdue', { day: offer.expiresOn })}
        </strong>
      </span>
      <Button
        size="small"
        right="waitingList.edit"
        aria-label={t('waitingList.acceptOf', { name })}
        onClick={() => void send('accepted')}
      >
        {t('waitingList.accept')}
      </Button>
      <Button
        size="small"
        right="waitingList.edit"
        aria-label={t('waitingList.declineOf', { name })}
        onClick={() => void send('declined')}
      >
        {t('waitingList.decline')}
      </Button>
      <Button
        size="small"
        right="waitingList.edit"
        kind="quiet"
        aria-expanded={isTakingBack}
        aria-label={t('waitingList.takeBackOf', { name })}
        onClick={() => setTakingBack(!isTakingBack)}
      >
        {t('waitingList.takeBack')}
      </Button>
      {isTakingBack ? (
        <Form
          look="line"
          onSubmit={() => {
            void send('withdrawn')
          }}
        >
          <TextField
            label={t('waitingList.reason')}
            value={reason}
            maxLength={2000}
            autoFocus
            onChange={setReason}
          />
          <Button size="small" type="submit">
            {t('waitingList.takeBackNow')}
          </Button>
        </Form>
      ) : null}
      <ProblemNotice text={answer.problem} />
    </li>
  )
}
