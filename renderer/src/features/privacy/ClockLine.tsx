import { isTicking } from '#shared/domain/privacy/breach-clocks.ts'
import type { BreachClock } from '#shared/domain/privacy/breach-clocks.ts'
import { useTexts } from '../../app/texts.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'

/** Less than this left is a warning. */
const SOON_MINUTES = 12 * 60

/** One term of a breach in words, with a mark that does not need colour. PRIV-7 */
export function ClockLine({ clock }: { readonly clock: BreachClock }) {
  const { t } = useTexts()
  const minutes = Math.abs(clock.minutesLeft)
  const params = { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
  const verdict =
    clock.state === 'late' || clock.state === 'doneLate'
      ? 'no'
      : isTicking(clock) && clock.minutesLeft < SOON_MINUTES
        ? 'caution'
        : 'ok'
  return (
    <p>
      {clock.state === 'notNeeded' ? null : <VerdictTag verdict={verdict} isMarkOnly />}{' '}
      <strong>{t(`privacy.clock.${clock.party}`)}</strong> {t(`privacy.clock.${clock.state}`, params)}
    </p>
  )
}
