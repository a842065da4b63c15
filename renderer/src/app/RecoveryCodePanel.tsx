import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { Instant } from '#shared/kernel/time.ts'
import { Button } from '../ui/Button.tsx'
import { ButtonRow } from '../ui/ButtonRow.tsx'
import { CheckField } from '../ui/CheckField.tsx'
import { copyText } from './copy-text.ts'
import classes from './password.module.css'
import { useTexts } from './texts.tsx'
import { clockOf } from './write-clock.ts'

interface RecoveryCodePanelProps {
  readonly code: string
  /** Whom it was made for, said on paper. */
  readonly name: string
  readonly onKept: () => void
}

/** The printed code, shown this once: it opens this computer when every password is forgotten. PRIV-4 */
export function RecoveryCodePanel({ code, name, onKept }: RecoveryCodePanelProps) {
  const { t } = useTexts()
  const [isKept, setKept] = useState(false)
  const [isTried, setTried] = useState(false)
  const [said, setSaid] = useState('')
  // Several papers may lie in the safe: the last one counts.
  const [madeAt] = useState(() => clockOf(new Date().toISOString() as Instant))
  const copy = async () => {
    setSaid(t((await copyText(code)) ? 'recoveryCode.copied' : 'ui.copyFailed'))
  }
  return (
    <div className={classes.code}>
      <p className={classes.onScreen}>{t('recoveryCode.what')}</p>
      <div className={classes.onPaper}>
        <h2>{t('recoveryCode.paperTitle', { name })}</h2>
        <p>{t('recoveryCode.madeAt', madeAt)}</p>
        <p>{t('recoveryCode.onPaper')}</p>
      </div>
      <p className={classes.codeText} data-recovery-code>
        {code}
      </p>
      <p>{t('recoveryCode.where')}</p>
      <ButtonRow>
        <Button
          icon={<IconPrinter size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('recoveryCode.print')}
        </Button>
        <Button icon={<IconCopy size={18} stroke={1.75} aria-hidden="true" />} onClick={() => void copy()}>
          {t('ui.copy')}
        </Button>
        <span role="status">{said}</span>
      </ButtonRow>
      <div className={classes.agree}>
        <CheckField
          label={t('recoveryCode.kept')}
          isChecked={isKept}
          onChange={setKept}
          {...(isTried && !isKept ? { problem: t('recoveryCode.keepFirst') } : {})}
        />
      </div>
      <ButtonRow>
        <Button
          kind="primary"
          onClick={() => {
            setTried(true)
            if (isKept) onKept()
          }}
        >
          {t('recoveryCode.goOn')}
        </Button>
      </ButtonRow>
    </div>
  )
}
