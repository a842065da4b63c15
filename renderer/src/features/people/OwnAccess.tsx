import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { NewCode } from '../../app/use-door.ts'
import { useChangeSettings, useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { writeClock } from '../../app/write-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { OwnPasswordDialog } from './OwnPasswordDialog.tsx'
import classes from './people.module.css'

interface OwnAccessProps {
  readonly you: PersonView | undefined
  readonly recoveryCodeMadeAt: Instant | null
  readonly onNewCode: (newCode: NewCode) => void
}

/** One's own password, the printed code, when the screen locks, and the tablet of a room. */
export function OwnAccess({ you, recoveryCodeMadeAt, onNewCode }: OwnAccessProps) {
  const { t, language } = useTexts()
  const { settings, today } = useSession()
  const change = useChangeSettings()
  const mayDo = useMayDo()
  const queries = useQueryClient()
  const newCode = useAct('people.newRecoveryCode')
  const kiosk = useAct('kiosk.start')
  const [isChanging, setChanging] = useState(false)
  const makeCode = async () => {
    const result = await newCode.run({})
    if (result.status === 'done') {
      onNewCode({ code: result.output.recoveryCode, name: you?.name ?? '' })
    }
  }
  const startKiosk = async () => {
    const result = await kiosk.run({})
    if (result.status === 'done') await queries.invalidateQueries({ queryKey: ['gate.status'] })
  }
  return (
    <>
      <div className={classes.section}>
        <h3>{t('people.ownTitle')}</h3>
        <ButtonRow>
          <Button onClick={() => setChanging(true)}>{t('people.ownPassword')}</Button>
        </ButtonRow>
        <div className={classes.filter}>
          <NumberField
            label={t('people.lockAfter')}
            hint={t('people.lockAfterHint')}
            min={1}
            max={60}
            value={settings.lockAfterMinutes}
            onChange={(lockAfterMinutes) => change({ lockAfterMinutes })}
          />
        </div>
      </div>
      {mayDo('people.manage') ? (
        <div className={classes.section}>
          <h3>{t('people.codeTitle')}</h3>
          <p>{t('people.codeWhat')}</p>
          <p className={classes.muted}>
            {recoveryCodeMadeAt === null
              ? t('people.codeNone')
              : t('people.codeMadeAt', { moment: writeClock(recoveryCodeMadeAt, today, language) })}
          </p>
          <ButtonRow>
            <Button onClick={() => void makeCode()}>{t('people.newCode')}</Button>
          </ButtonRow>
          <ProblemNotice text={newCode.problem} />
        </div>
      ) : null}
      {mayDo('kiosk.start') ? (
        <div className={classes.section}>
          <h3 id="settings-kiosk" tabIndex={-1}>
            {t('people.kioskTitle')}
          </h3>
          <p>{t('people.kioskWhat')}</p>
          <ButtonRow>
            <Button onClick={() => void startKiosk()}>{t('people.kioskStart')}</Button>
          </ButtonRow>
          <ProblemNotice text={kiosk.problem} />
        </div>
      ) : null}
      <OwnPasswordDialog name={you?.name ?? ''} isOpen={isChanging} onClose={() => setChanging(false)} />
    </>
  )
}
