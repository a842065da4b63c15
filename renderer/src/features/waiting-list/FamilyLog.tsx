import type { CallOutput } from '#shared/ipc/contract.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { useTexts } from '../../app/texts.tsx'
import { writeDays } from './write-days.ts'
import classes from './waiting-list.module.css'

type Family = CallOutput<'waitingList.get'>

/** What was offered to a family and why, and when it was passed over. WAIT-5 */
export function FamilyLog({ family }: { readonly family: Family }) {
  const { t, write } = useTexts()
  return (
    <section>
      <h3>{t('waitingList.log')}</h3>
      {family.offers.length === 0 && family.passedOver.length === 0 ? (
        <p className={classes.muted}>{t('waitingList.noLog')}</p>
      ) : null}
      <ol className={classes.log}>
        {family.offers.map((offer) => (
          <LoggedOffer key={offer.offerId} offer={offer} />
        ))}
      </ol>
      {family.passedOver.length === 0 ? null : (
        <ul className={classes.log}>
          {family.passedOver.map(write).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function LoggedOffer({ offer }: { readonly offer: Family['offers'][number] }) {
  const texts = useTexts()
  const { t, write, word } = texts
  return (
    <li>
      <strong>
        {t('waitingList.loggedOffer', {
          offeredOn: dutchTimeOf(offer.offeredAt).day,
          days: writeDays(texts, offer.days),
          group: offer.groupName,
          day: offer.startDay,
        })}
      </strong>{' '}
      {t('waitingList.loggedBy', { name: offer.offeredByName })}{' '}
      {offer.answeredAt === null
        ? t('waitingList.loggedOpen', { day: offer.expiresOn })
        : t('waitingList.loggedAnswer', {
            status: word(`waiting.offerStatus.${offer.status}`),
            day: dutchTimeOf(offer.answeredAt).day,
            name: offer.answeredByName,
          })}
      {offer.note === '' ? null : <span className={classes.note}>{offer.note}</span>}
      <ul>
        {offer.reasons.map(write).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </li>
  )
}
